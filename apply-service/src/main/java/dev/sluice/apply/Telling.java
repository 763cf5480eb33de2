package dev.sluice.apply;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Announces what became of the deliveries of a control plane, and nothing twice.
final class Telling {

    private final ControlPlaneId controlPlane;
    private final Workshop workshop;

    Telling(ControlPlaneId controlPlane, Workshop workshop) {
        this.controlPlane = controlPlane;
        this.workshop = workshop;
    }

    /// Whether it is on the log now.
    boolean tell(Slot slot, ApplyOutcome outcome) {
        if (isOldNews(slot.outcome, outcome)) {
            return true;
        }
        boolean told = workshop.announcements().tell(outcome);
        if (told) {
            slot.outcome = outcome;
            var timings = outcome.timings();
            workshop.journal()
                    .reconciled(
                            outcome, Duration.between(timings.startedAt(), timings.finishedAt()));
        }
        return told;
    }

    private static boolean isOldNews(@Nullable ApplyOutcome last, ApplyOutcome outcome) {
        return last != null
                && outcome.applied() == 0
                && outcome.pruned() == 0
                && last.generation().equals(outcome.generation())
                && last.phase() == outcome.phase()
                && last.objects() == outcome.objects()
                && last.conditions().equals(outcome.conditions())
                && last.results().equals(outcome.results());
    }

    /// Whether the end of this generation is told.
    static boolean isTold(Slot slot, DesiredState desired) {
        var last = slot.outcome;
        return last != null
                && last.generation().equals(desired.generation())
                && (last.phase() == Phase.READY || last.phase() == Phase.REMOVED);
    }

    /// A delivery is to end on a control plane that nobody reaches any more.
    ApplyOutcome forgotten(Slot slot, DesiredState desired) {
        return withoutGround(
                slot,
                desired,
                Phase.REMOVED,
                Problem.warning("Forgotten", "the control plane is not registered any more", null));
    }

    ApplyOutcome fault(Slot slot, DesiredState desired, RuntimeException fault) {
        return withoutGround(
                slot,
                desired,
                Phase.FAILED,
                Problem.error(
                        "InternalError",
                        "a fault in apply-service: " + fault.getClass().getSimpleName(),
                        "its log tells more; it is tried again"));
    }

    /// An outcome of which the control plane knows nothing.
    ApplyOutcome withoutGround(Slot slot, DesiredState desired, Phase phase, Problem why) {
        var now = workshop.clock().instant();
        var ready =
                Reporting.condition(
                        slot.outcome,
                        "Ready",
                        Reporting.ready(phase),
                        why.reason(),
                        why.toString(),
                        now);
        var about = Reporting.About.of(desired);
        return new ApplyOutcome(
                controlPlane,
                slot.delivery,
                desired.generation(),
                about.source(),
                about.commitGeneration(),
                about.commit(),
                phase,
                List.of(ready),
                slot.standing.inventory().map(known -> known.standing().size()).orElse(0),
                0,
                0,
                List.of(),
                null,
                new ApplyOutcome.Timings(slot.seenAt, now, null, now));
    }
}
