package dev.sluice.source.definition;

import dev.sluice.events.Declaration;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Flux's GitRepository.
final class FluxGitRepository {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final Resource resource;

    FluxGitRepository(Resource resource) {
        this.resource = resource;
    }

    List<Declaration> declare() {
        var spec = resource.spec();
        resource.top().warnOfTheRest();
        return spec.map(this::source).map(List::<Declaration>of).orElse(List.of());
    }

    private SourceDeclaration source(Fields spec) {
        var interval = spec.requiredDuration("interval");
        var declaration =
                new SourceDeclaration(
                        new SourceId("GitRepository", resource.namespace(), resource.name()),
                        GitUrl.of(spec, "url").orElse(""),
                        ref(spec),
                        interval,
                        spec.duration("timeout").orElse(TIMEOUT),
                        credentials(spec),
                        spec.string("ignore").orElse(null),
                        spec.flag("suspend", false));
        refuseTheUnsupported(spec);
        spec.warnOfTheRest();
        return declaration;
    }

    /// Commit beats name, name semver, semver tag, and tag branch.
    private GitRef ref(Fields spec) {
        var ref = spec.object("ref");
        if (ref.isEmpty()) {
            return new GitRef.Branch("master");
        }
        var fields = ref.get();
        var commit = fields.string("commit").orElse("");
        var name = fields.string("name").orElse("");
        var semver = fields.string("semver").orElse("");
        var tag = fields.string("tag").orElse("");
        var branch = fields.string("branch").orElse("");
        fields.warnOfTheRest();
        if (!commit.isEmpty()) {
            if (!COMMIT.matcher(commit).matches()) {
                fields.invalid(
                        "commit",
                        "spec.ref.commit '%s' is no commit id".formatted(commit),
                        "write all 40 hexadecimal digits of it");
            }
            return new GitRef.Commit(commit);
        }
        if (!name.isEmpty()) {
            if (!name.startsWith("refs/") && !name.equals("HEAD")) {
                fields.invalid(
                        "name",
                        "spec.ref.name '%s' is no full reference name".formatted(name),
                        "write it in full, such as refs/heads/" + name);
            }
            return name.equals("HEAD") ? new GitRef.Head() : new GitRef.Name(name);
        }
        if (!semver.isEmpty()) {
            return VersionReference.of(fields, semver);
        }
        return tag.isEmpty()
                ? new GitRef.Branch(branch.isEmpty() ? "master" : branch)
                : new GitRef.Tag(tag);
    }

    private SourceDeclaration.@Nullable Credentials credentials(Fields spec) {
        var reference = spec.object("secretRef");
        if (reference.isEmpty()) {
            return null;
        }
        var name = resource.nameIn(reference.get(), "name", true);
        reference.get().warnOfTheRest();
        return name.map(text -> new SourceDeclaration.Credentials(resource.namespace(), text))
                .orElse(null);
    }

    private void refuseTheUnsupported(Fields spec) {
        spec.refuse("verify", "commits are not verified yet: remove it only if you can do without");
        spec.refuse("include", "deliver the other repository by a Kustomization of its own");
        spec.refuse("sparseCheckout", "remove it: rendering reads only the paths it needs");
        spec.refuse("proxySecretRef", "remove it, and let the host be reached directly");
        if (spec.flag("recurseSubmodules", false)) {
            spec.refuse("recurseSubmodules", "declare the submodule as a GitRepository");
        }
        var provider = spec.oneOf("provider", List.of("generic", "aws", "azure", "github"));
        if (provider.filter(name -> !name.equals("generic")).isPresent()) {
            spec.refuse("provider", "use spec.secretRef with username and password");
        }
        spec.ignore("serviceAccountName", "credentials come from spec.secretRef");
        spec.ignore("gitImplementation", "there is one Git implementation here; remove it");
        spec.ignore("accessFrom", "references across namespaces are allowed; remove it");
    }
}
