package dev.sluice.source.oci;

import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.artifact.Candidate;
import dev.sluice.source.revision.TagFilter;
import dev.sluice.source.revision.Versions;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Charts and artifacts in OCI registries.
final class Registries {

    static final String SCHEME = "oci://";
    private static final List<String> DOCKER = List.of("docker.io", "index.docker.io");
    private static final String DOCKER_REGISTRY = "registry-1.docker.io";

    private Registries() {}

    /// Where the registry of a source answers.
    static URI origin(SourceDeclaration source, boolean isInsecure) throws RefusedException {
        var rest = source.url().substring(SCHEME.length());
        int slash = rest.indexOf('/');
        var authority = slash < 0 ? rest : rest.substring(0, slash);
        var known = DOCKER.contains(authority) ? DOCKER_REGISTRY : authority;
        try {
            var origin = URI.create((isInsecure ? "http://" : "https://") + known + "/");
            if (origin.getHost() != null) {
                return origin;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new RefusedException(
                "InvalidUrl", "the URL names no registry", "write oci://HOST/REPOSITORY");
    }

    /// What the source's reference names in the registry.
    static Candidate find(SourceDeclaration source, Host host) throws IOException {
        var repository = repository(source);
        var registry = new Registry(host, repository);
        var reference = reference(source.ref(), repository, registry, host);
        var manifest = registry.manifest(reference);
        var access = source.access();
        var mediaType = access == null ? null : access.layer();
        var layer = manifest.layer(mediaType);
        if (layer.isEmpty()) {
            throw new RefusedException(
                    "LayerNotFound",
                    "%s:%s has no layer of type %s".formatted(repository, reference, mediaType),
                    "correct spec.layerSelector.mediaType");
        }
        var name = repository.substring(repository.lastIndexOf('/') + 1);
        return new Candidate(
                name + " " + reference.replace('_', '+'),
                reference,
                registry.blobUri(layer.get().digest()).toString(),
                layer.get().digest(),
                layer.get().isChart());
    }

    static String repository(SourceDeclaration source) throws RefusedException {
        var rest = source.url().substring(SCHEME.length());
        int slash = rest.indexOf('/');
        var path = slash < 0 ? "" : rest.substring(slash + 1).replaceAll("/+$", "");
        if (source.ref() instanceof GitRef.Chart(var name, _) && !name.isEmpty()) {
            path = path.isEmpty() ? name : path + "/" + name;
        }
        if (!path.matches("[a-z0-9]+(?:[._/-]+[a-z0-9]+)*")) {
            throw new RefusedException(
                    "InvalidUrl",
                    "the registry can have no repository '%s'".formatted(path),
                    "write oci://HOST/REPOSITORY in lower case");
        }
        return path;
    }

    private static String reference(GitRef ref, String repository, Registry registry, Host host)
            throws IOException {
        return switch (ref) {
            case GitRef.Tag(var tag) -> tag;
            case GitRef.Content(var digest) -> digest.value();
            case GitRef.Chart(_, var range) -> inRange(range, null, repository, registry, host);
            case GitRef.SemVer(var range, var filter) ->
                    inRange(range, filter, repository, registry, host);
            case GitRef.Head _ -> "latest";
            case GitRef.Branch _,
                    GitRef.Name _,
                    GitRef.Commit _,
                    GitRef.Revision _,
                    GitRef.Inherited _ ->
                    throw new RefusedException(
                            "InvalidReference",
                            "a registry has tags and digests alone",
                            "write a tag, a range of versions or a digest");
        };
    }

    /// Tags cannot hold a `+`: Helm writes an underscore for it.
    private static String inRange(
            String range, @Nullable String filter, String repository, Registry registry, Host host)
            throws IOException {
        if (filter == null && isExact(range)) {
            return range.replace('+', '_');
        }
        var tags = registry.tags();
        var counting =
                Optional.ofNullable(filter)
                        .flatMap(TagFilter::of)
                        .map(found -> found.of(tags))
                        .orElse(tags);
        var versions = counting.stream().map(tag -> tag.replace('_', '+')).toList();
        return Versions.choose(versions, range)
                .map(version -> version.replace('+', '_'))
                .orElseThrow(() -> RegistryRefusal.noVersion(host, repository, range));
    }

    private static boolean isExact(String range) {
        return Optional.of(range)
                .filter(text -> text.matches("v?\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.+-]+)?"))
                .isPresent();
    }
}
