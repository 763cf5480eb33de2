package dev.sluice.source.definition;

import dev.sluice.events.Declaration;
import dev.sluice.events.Digest;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Flux's OCIRepository.
final class FluxOciRepository {

    static final String KIND = "OCIRepository";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String LATEST = "latest";

    private final Resource resource;

    FluxOciRepository(Resource resource) {
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
                        new SourceId(KIND, resource.namespace(), resource.name()),
                        RegistryUrl.of(spec, "url").orElse(""),
                        ref(spec),
                        interval,
                        spec.duration("timeout").orElse(TIMEOUT),
                        FluxAccess.secret(resource, spec, "secretRef"),
                        spec.string("ignore").orElse(null),
                        spec.flag("suspend", false),
                        null,
                        FluxAccess.of(resource, spec, layer(spec)),
                        Map.of(),
                        null);
        spec.refuse(
                "verify", "artifacts are not verified yet: remove it only if you can do without");
        spec.ignore("serviceAccountName", "credentials come from spec.secretRef");
        FluxAccess.refuseTheUnsupported(spec);
        spec.warnOfTheRest();
        return declaration;
    }

    /// A digest beats a range, and that a tag.
    private static GitRef ref(Fields spec) {
        var ref = spec.object("ref");
        if (ref.isEmpty()) {
            return new GitRef.Tag(LATEST);
        }
        var fields = ref.get();
        var digest = fields.string("digest").orElse("");
        var semver = fields.string("semver").orElse("");
        var tag = fields.string("tag").orElse("");
        fields.accept("semverFilter");
        fields.warnOfTheRest();
        if (!digest.isEmpty()) {
            return content(fields, digest);
        }
        if (!semver.isEmpty()) {
            return VersionReference.filtered(fields, semver);
        }
        return new GitRef.Tag(tag.isEmpty() ? LATEST : tag);
    }

    private static GitRef content(Fields fields, String digest) {
        try {
            return new GitRef.Content(new Digest(digest));
        } catch (IllegalArgumentException _) {
            fields.invalid(
                    "digest",
                    "spec.ref.digest '%s' is no digest".formatted(digest),
                    "write sha256: and 64 hexadecimal digits");
            return new GitRef.Tag(LATEST);
        }
    }

    /// Whether a layer is unpacked or handed on is the same here: all becomes a tree.
    private static @Nullable String layer(Fields spec) {
        var selector = spec.object("layerSelector");
        if (selector.isEmpty()) {
            return null;
        }
        var fields = selector.get();
        var _ = fields.oneOf("operation", List.of("extract", "copy"));
        var mediaType = fields.string("mediaType").filter(text -> !text.isEmpty());
        fields.warnOfTheRest();
        return mediaType.orElse(null);
    }
}
