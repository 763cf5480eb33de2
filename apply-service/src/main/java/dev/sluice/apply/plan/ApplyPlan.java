package dev.sluice.apply.plan;

import dev.sluice.events.Stage.Hook;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// In which order a bundle is applied.
///
/// @param absent what is made first where there is none
/// @param foundation definitions of kinds, and namespaces: waited for before the rest
/// @param waves everything else, lower waves first; each is waited for before the next
public record ApplyPlan(List<Target> absent, List<Target> foundation, List<Wave> waves) {

    /// What is applied together.
    ///
    /// @param hooks what runs once the objects are applied
    public record Wave(List<Target> objects, List<Target> hooks) {

        public Wave {
            objects = List.copyOf(objects);
            hooks = List.copyOf(hooks);
        }
    }

    public ApplyPlan {
        absent = List.copyOf(absent);
        foundation = List.copyOf(foundation);
        waves = List.copyOf(waves);
    }

    public static ApplyPlan of(Targets targets) {
        var objects = byWave(targets.all().stream().filter(target -> !isFoundation(target)));
        var hooks = byWave(targets.hooksAt(Hook.SYNC).stream());
        var numbers = new TreeSet<>(objects.keySet());
        numbers.addAll(hooks.keySet());
        return new ApplyPlan(
                targets.ifAbsent(),
                targets.all().stream().filter(ApplyPlan::isFoundation).toList(),
                numbers.stream()
                        .map(
                                number ->
                                        new Wave(
                                                objects.getOrDefault(number, List.of()),
                                                hooks.getOrDefault(number, List.of())))
                        .toList());
    }

    private static Map<Integer, List<Target>> byWave(Stream<Target> targets) {
        return targets.collect(Collectors.groupingBy(Target::wave));
    }

    public boolean definesKinds() {
        return Stream.concat(absent.stream(), foundation.stream()).anyMatch(Target::isDefinition);
    }

    private static boolean isFoundation(Target target) {
        return target.isDefinition() || target.isNamespace();
    }
}
