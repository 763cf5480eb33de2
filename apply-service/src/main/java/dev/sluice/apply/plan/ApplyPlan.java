package dev.sluice.apply.plan;

import java.util.List;

/// In which order a bundle is applied.
///
/// @param foundation definitions of kinds, and namespaces: waited for before the rest
/// @param rest everything else, in no order
public record ApplyPlan(List<Target> foundation, List<Target> rest) {

    public ApplyPlan {
        foundation = List.copyOf(foundation);
        rest = List.copyOf(rest);
    }

    public static ApplyPlan of(Targets targets) {
        return new ApplyPlan(
                targets.all().stream().filter(ApplyPlan::isFoundation).toList(),
                targets.all().stream().filter(target -> !isFoundation(target)).toList());
    }

    public boolean definesKinds() {
        return foundation.stream().anyMatch(Target::isDefinition);
    }

    private static boolean isFoundation(Target target) {
        return target.isDefinition() || target.isNamespace();
    }
}
