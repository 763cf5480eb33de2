package dev.sluice.status.board;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Generation;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that the log says about a delivery on one control plane.
///
/// @param desired null where an outcome is all that stands
public record PlacementFacts(
        ControlPlaneRecord controlPlane,
        @Nullable Stamped<DesiredState> desired,
        @Nullable Stamped<ApplyOutcome> outcome,
        Course course) {
    public ControlPlaneId controlPlaneId() {
        return controlPlane.id();
    }

    /// The placement that stands: the newest, or that before a failed rendering.
    public @Nullable Placement placement() {
        return desired == null
                ? null
                : switch (desired.value()) {
                    case Placement placement -> placement;
                    case RenderFailed failed -> failed.standing();
                    case PlacementRemoval _ -> null;
                };
    }

    /// What became of this generation, null where that is not known.
    public @Nullable ApplyOutcome outcomeOf(Generation generation) {
        return outcome != null && outcome.value().generation().equals(generation)
                ? outcome.value()
                : null;
    }

    Stream<Place> places() {
        return Stream.concat(
                controlPlane.places(), Stream.of(desired, outcome).mapMulti(PlacementFacts::place));
    }

    private static void place(@Nullable Stamped<?> stamped, Consumer<Place> take) {
        if (stamped != null) {
            take.accept(stamped.place());
        }
    }
}
