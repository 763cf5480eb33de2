package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.patch.JsonPatch;
import dev.sluice.kustomize.patch.Patched;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Reprint;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Selector;

/// Applies one JSON patch to all objects that a selector picks.
record JsonPatching(JsonPatch patch, Selector target) {

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
        return switch (patch.apply(Reprint.of(resource.content()))) {
            case Patched.Changed(var object) ->
                    resource.withNewContent(object).withNotesOf(resource);
            case Patched.Deleted _ -> resource;
            case Patched.Refused(var problem) -> {
                problems.add(problem);
                yield resource;
            }
        };
    }
}
