package dev.sluice.apply;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Placement;
import java.util.Optional;

/// What must be Ready on the same control plane first. A dependency counts when it is rendered up
/// to the dependant's commit and its newest placement is Ready.
record Dependencies(DesiredStates desired) {

    /// The first dependency that is not there yet, in words.
    Optional<String> unmet(Placement placement) {
        return placement.dependsOn().stream()
                .flatMap(dependency -> unmet(placement, dependency).stream())
                .findFirst();
    }

    private Optional<String> unmet(Placement placement, DeliveryId dependency) {
        var wanted = desired.of(placement.controlPlane(), dependency);
        if (wanted.isEmpty()) {
            return Optional.of("it depends on %s, which is not placed here".formatted(dependency));
        }
        if (!desired.isEvaluated(dependency, placement.source(), placement.commitGeneration())) {
            return Optional.of(
                    "it depends on %s, which is not rendered for this commit yet"
                            .formatted(dependency));
        }
        var outcome =
                desired.outcome(placement.controlPlane(), dependency)
                        .filter(told -> told.generation().equals(wanted.get().generation()));
        if (outcome.filter(told -> told.phase() == ApplyOutcome.Phase.READY).isPresent()) {
            return Optional.empty();
        }
        String why =
                outcome.flatMap(told -> told.conditions().stream().findFirst())
                        .map(ready -> ": %s, %s".formatted(ready.reason(), ready.message()))
                        .orElse("");
        return Optional.of("it depends on %s, which is not Ready yet%s".formatted(dependency, why));
    }
}
