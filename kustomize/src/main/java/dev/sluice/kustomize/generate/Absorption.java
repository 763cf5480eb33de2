package dev.sluice.kustomize.generate;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Behavior;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Succession;
import java.util.List;

/// Adds generated objects to those that are there: as new ones, in place of others or merged with
/// them (`appendReplaceOrMerge` of `api/resmap/reswrangler.go`).
public final class Absorption {

    private Absorption() {}

    public static Resources absorb(Resources resources, Resource generated, Problems problems) {
        var found = resources.everNamed(generated.id()::matches);
        var behavior = generated.notes().behavior();
        return switch (found.size()) {
            case 0 -> added(resources, generated, behavior, problems);
            case 1 -> combined(resources, found.getFirst(), generated, behavior, problems);
            default -> {
                problems.error(
                        "AmbiguousGenerator",
                        generated.position(),
                        "%d objects are or were called %s".formatted(found.size(), generated.id()),
                        "name the namespace of the one that is meant");
                yield resources;
            }
        };
    }

    private static Resources added(
            Resources resources, Resource generated, Behavior behavior, Problems problems) {
        return switch (behavior) {
            case UNSPECIFIED, CREATE -> resources.with(List.of(generated), problems);
            case REPLACE, MERGE -> {
                problems.error(
                        "NothingToMerge",
                        generated.position(),
                        "there is no %s to merge with or to replace".formatted(generated.id()),
                        "correct its name and namespace, or leave out the behavior");
                yield resources;
            }
        };
    }

    private static Resources combined(
            Resources resources,
            Resource old,
            Resource generated,
            Behavior behavior,
            Problems problems) {
        return switch (behavior) {
            case REPLACE -> put(resources, old, new Succession(old, generated).replaced());
            case MERGE -> put(resources, old, merged(old, generated));
            case UNSPECIFIED, CREATE -> {
                problems.error(
                        "DuplicateId",
                        generated.position(),
                        "there is a %s already, at %s".formatted(generated.id(), old.position()),
                        "write behavior: merge or replace, or give it another name");
                yield resources;
            }
        };
    }

    private static Resource merged(Resource old, Resource generated) {
        var merged = new Succession(old, generated).merged();
        var origin = old.notes().origin();
        return origin.isEmpty() ? merged : merged.noted(notes -> notes.withOrigin(origin));
    }

    private static Resources put(Resources resources, Resource old, Resource replacement) {
        return resources.replaced(resources.indexOf(old), replacement);
    }
}
