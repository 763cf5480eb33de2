package dev.sluice.apply.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// In which order a bundle is applied.
///
/// @param absent what is made first where there is none
/// @param foundation definitions of kinds, and namespaces: waited for before the rest
/// @param waves everything else, lower waves first; each is waited for before the next
public record ApplyPlan(List<Target> absent, List<Target> foundation, List<List<Target>> waves) {

    public ApplyPlan {
        absent = List.copyOf(absent);
        foundation = List.copyOf(foundation);
        waves = List.copyOf(waves);
    }

    public static ApplyPlan of(Targets targets) {
        var waves = new TreeMap<Integer, List<Target>>();
        targets.all().stream()
                .filter(target -> !isFoundation(target))
                .forEach(
                        target ->
                                waves.computeIfAbsent(target.wave(), _ -> new ArrayList<>())
                                        .add(target));
        return new ApplyPlan(
                targets.ifAbsent(),
                targets.all().stream().filter(ApplyPlan::isFoundation).toList(),
                List.copyOf(waves.values()));
    }

    public boolean definesKinds() {
        return Stream.concat(absent.stream(), foundation.stream()).anyMatch(Target::isDefinition);
    }

    private static boolean isFoundation(Target target) {
        return target.isDefinition() || target.isNamespace();
    }
}
