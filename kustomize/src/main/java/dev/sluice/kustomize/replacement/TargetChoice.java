package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.definition.ReplacementDefinition.Target;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.ResourceId;
import dev.sluice.kustomize.resource.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which objects a target means (`TargetSelectorRegex` of `api/types/replacement.go`). What is to
/// be rejected may be named by its id, by labels and by annotations, each alone sufficient.
record TargetChoice(
        Selector.Matcher select,
        List<Selector.IdMatcher> rejectedIds,
        List<Selector.Matcher> rejectedLabels) {

    static Optional<TargetChoice> of(Target target, Selector select, Problems problems) {
        var matcher = select.matcher(problems);
        var ids = new ArrayList<Selector.IdMatcher>();
        var labels = new ArrayList<Selector.Matcher>();
        for (var rejected : target.reject()) {
            var rejection = rejected.matcher(problems);
            if (rejection.isEmpty()) {
                return Optional.empty();
            }
            if (!rejected.hasNoId()) {
                ids.add(rejection.get().id());
            }
            if (!rejected.labels().isEmpty() || !rejected.annotations().isEmpty()) {
                labels.add(rejection.get());
            }
        }
        return matcher.map(found -> new TargetChoice(found, ids, labels));
    }

    boolean picks(Resource resource) {
        var ids = resource.allIds();
        return hasLabels(select, resource)
                && rejectedLabels.stream().noneMatch(rejected -> hasLabels(rejected, resource))
                && rejectedIds.stream().noneMatch(rejected -> namesAny(rejected, ids))
                && namesAny(select.id(), ids);
    }

    private static boolean hasLabels(Selector.Matcher matcher, Resource resource) {
        return (matcher.annotations().isEmpty()
                        || matcher.annotations().matches(resource.annotations()))
                && (matcher.labels().isEmpty() || matcher.labels().matches(resource.labels()));
    }

    private static boolean namesAny(Selector.IdMatcher matcher, List<ResourceId> ids) {
        return ids.stream()
                .anyMatch(
                        id ->
                                matcher.picksGvk(id.gvk())
                                        && matcher.picksName(id.name())
                                        && matcher.picksNamespace(id.namespace()));
    }
}
