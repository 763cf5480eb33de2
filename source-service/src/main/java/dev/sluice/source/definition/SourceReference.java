package dev.sluice.source.definition;

import dev.sluice.events.SourceId;
import java.util.List;
import java.util.Optional;

/// The field `sourceRef` of a delivery.
final class SourceReference {

    private static final List<String> NOT_YET = List.of("Bucket", "ExternalArtifact");
    private static final List<String> FOLLOWED = List.of("GitRepository", "OCIRepository");

    private SourceReference() {}

    static Optional<SourceId> of(Resource resource, Fields reference) {
        var kind = reference.string("kind").orElse("GitRepository");
        var name = resource.nameIn(reference, "name", true);
        var namespace = resource.nameIn(reference, "namespace", false).orElse(resource.namespace());
        reference.warnOfTheRest();
        if (NOT_YET.contains(kind)) {
            reference.refuse("kind", kind + " cannot be followed; use a GitRepository");
            return Optional.empty();
        }
        if (!FOLLOWED.contains(kind)) {
            reference.invalid(
                    "kind",
                    "%s '%s' is no kind of source".formatted(reference.pathOf("kind"), kind),
                    "write GitRepository or OCIRepository");
            return Optional.empty();
        }
        return name.map(found -> new SourceId(kind, namespace, found));
    }
}
