package dev.sluice.kustomize;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Reprint;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.WrongTypes;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;

/// What must be true of the objects once all changes are made; each check hands them on as they
/// are.
final class FinalChecks {

    private FinalChecks() {}

    /// Every object has a kind and, unless it is a list, a name, and had one whenever it was
    /// renamed.
    static Resources named(Resources resources, Problems problems) {
        for (var resource : resources.all()) {
            if (resource.hasBrokenHistory()) {
                problems.error(
                        "InvalidName",
                        resource.position(),
                        "%s was renamed while it had no name, or one with a comma in it"
                                .formatted(resource),
                        "correct the patch or replacement that writes its name");
            }
            var needsName = !resource.kind().endsWith("List");
            if (hasListAsAnnotations(resource.content())) {
                problems.error(
                        "InvalidField",
                        resource.position(),
                        "the annotations of %s are a list".formatted(resource),
                        "write a mapping");
            }
            if (hasNoKind(resource) || (needsName && resource.name().isEmpty())) {
                problems.error(
                        "MissingField",
                        resource.position(),
                        "after all changes %s has no kind or no name".formatted(resource),
                        "correct the patch that removed it");
            }
        }
        return resources;
    }

    private static boolean hasListAsAnnotations(Mapping content) {
        return content.mapping("metadata")
                .flatMap(metadata -> metadata.sequence("annotations"))
                .isPresent();
    }

    private static boolean hasNoKind(Resource resource) {
        return resource.kind().isEmpty()
                || resource.content()
                        .get("kind")
                        .filter(kind -> kind instanceof Scalar scalar && scalar.isNull())
                        .isPresent();
    }

    /// No two objects are one.
    static Resources distinct(Resources resources, Problems problems) {
        for (var clash : resources.clashes()) {
            problems.error(
                    "DuplicateId",
                    clash.position(),
                    "after all changes there are two of %s".formatted(clash.id()),
                    "correct the patch or replacement that gives one of them its name");
        }
        return resources;
    }

    /// No object has keys that Kubernetes cannot have, or texts that are none of their types.
    static Resources printable(Resources resources, Problems problems) {
        for (var resource : resources.all()) {
            Reprint.noteOddKeys(resource.content(), problems);
            WrongTypes.note(resource.content(), problems);
        }
        return resources;
    }
}
