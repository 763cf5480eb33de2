package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.patch.JsonPatch;
import dev.sluice.kustomize.patch.Patched;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Reprint;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Selector;
import dev.sluice.kustomize.resource.WrongTypes;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;

/// Applies one JSON patch to all objects that a selector picks.
record JsonPatching(JsonPatch patch, Selector target) {

    private static final int DEEPEST = 200;

    /// @param notesIds whether the ids from before are noted, as `patches` does and
    ///     `patchesJson6902` does not
    Resources apply(Resources resources, boolean notesIds, Problems problems) {
        var matcher = target.matcher(problems);
        if (matcher.isEmpty()) {
            return resources;
        }
        return resources.each(
                resource ->
                        matcher.get().picks(resource)
                                ? patched(
                                        notesIds ? resource.withPresentIdNoted() : resource,
                                        problems)
                                : resource);
    }

    private Resource patched(Resource resource, Problems problems) {
        if (WrongTypes.note(resource.content(), problems)) {
            return resource;
        }
        return switch (patch.apply(Reprint.of(resource.content()))) {
            case Patched.Changed(var object) when isDeeperThan(object, DEEPEST) -> {
                problems.error(
                        "NestingTooDeep",
                        target.position(),
                        "the patch nests %s deeper than %d levels".formatted(resource, DEEPEST),
                        "flatten the value");
                yield resource;
            }
            case Patched.Changed(var object) ->
                    resource.withNewContent(object).withNotesOf(resource);
            case Patched.Deleted _ -> resource;
            case Patched.Refused(var problem) -> {
                problems.add(problem);
                yield resource;
            }
        };
    }

    private static boolean isDeeperThan(YamlNode node, int levels) {
        if (levels == 0) {
            return true;
        }
        return switch (node) {
            case Scalar _ -> false;
            case Sequence sequence ->
                    sequence.items().stream().anyMatch(item -> isDeeperThan(item, levels - 1));
            case Mapping mapping ->
                    mapping.fields().values().stream()
                            .anyMatch(field -> isDeeperThan(field.value(), levels - 1));
        };
    }
}
