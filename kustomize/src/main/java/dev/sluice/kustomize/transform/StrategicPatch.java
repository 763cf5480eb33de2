package dev.sluice.kustomize.transform;

import dev.sluice.kustomize.patch.Patched;
import dev.sluice.kustomize.patch.StrategicMerge;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.resource.Succession;
import dev.sluice.kustomize.schema.OpenApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One strategic merge patch and its ways to find what it patches.
record StrategicPatch(Resource patch, OpenApi openApi) {

    /// The one object that the patch names itself.
    Optional<Resource> target(Resources resources, Problems problems) {
        var id = patch.originalId();
        var found = resources.everNamed(id::matches);
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        problems.error(
                found.isEmpty() ? "NoPatchTarget" : "AmbiguousPatchTarget",
                patch.position(),
                found.isEmpty()
                        ? "no object is called %s, which this patch is for%s"
                                .formatted(id, similar(resources))
                        : "%d objects are or were called %s, which this patch is for"
                                .formatted(found.size(), id),
                found.isEmpty()
                        ? "correct apiVersion, kind, name or namespace of the patch"
                        : "give the patch a target that only one of them fits");
        return Optional.empty();
    }

    private String similar(Resources resources) {
        var names =
                resources.all().stream()
                        .filter(resource -> resource.name().equals(patch.name()))
                        .map(resource -> resource.id().toString())
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; with that name there is " + names;
    }

    /// All objects, these among them patched. The patch is first brought to the version of each,
    /// and its labels and annotations become strings.
    Resources applyToAll(Resources resources, List<Resource> targets, Problems problems) {
        var ids = targets.stream().map(target -> target.id().key()).collect(Collectors.toSet());
        var all = new ArrayList<Resource>(resources.size());
        for (var resource : resources.all()) {
            if (ids.contains(resource.id().key())) {
                fitted(resource).apply(resource, problems).ifPresent(all::add);
            } else {
                all.add(resource);
            }
        }
        var patched = new Resources(all);
        noteClashes(patched, problems);
        return patched;
    }

    /// All objects, this one among them patched.
    Resources applyTo(Resources resources, Resource target, Problems problems) {
        return replaced(resources, target, apply(target, problems));
    }

    private StrategicPatch fitted(Resource target) {
        var fitted =
                new Succession(patch, patch)
                        .replaced()
                        .withKind(target.kind())
                        .withApiVersion(target.gvk().apiVersion())
                        .withKind(patch.kind());
        return new StrategicPatch(fitted, openApi);
    }

    private static Resources replaced(
            Resources resources, Resource old, Optional<Resource> replacement) {
        var index = resources.indexOf(old);
        return replacement
                .map(found -> resources.replaced(index, found))
                .orElseGet(() -> resources.without(index));
    }

    /// The object patched, without a change of name, kind or namespace that is not allowed; empty
    /// if the patch deletes it (`ApplySmPatch` of `api/resource/resource.go`).
    private Optional<Resource> apply(Resource target, Problems problems) {
        var permits = patch.notes();
        var noted =
                permits.mayChangeName() || permits.mayChangeKind()
                        ? target.withPresentIdNoted()
                        : target;
        return switch (StrategicMerge.merge(noted.content(), patch.content(), openApi)) {
            case Patched.Changed(var object) -> {
                var changed = noted.withContent(object);
                changed = permits.mayChangeKind() ? changed : changed.withKind(target.kind());
                changed = permits.mayChangeName() ? changed : changed.withName(target.name());
                yield Optional.of(changed.withNamespace(target.namespace()));
            }
            case Patched.Deleted _ -> Optional.empty();
            case Patched.Refused(var problem) -> {
                problems.add(problem);
                yield Optional.of(target);
            }
        };
    }

    private void noteClashes(Resources patched, Problems problems) {
        for (var clash : patched.clashes()) {
            problems.error(
                    "DuplicateId",
                    patch.position(),
                    "after this patch there are two of %s".formatted(clash.id()),
                    "patch only one of them, or give them different names");
        }
    }
}
