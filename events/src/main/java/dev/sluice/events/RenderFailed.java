package dev.sluice.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest commit or definition gave no bundle. What stands stays, and stays healed.
///
/// @param standing the placement that holds on, null where there never was one
public record RenderFailed(
        ControlPlaneId controlPlane,
        DeliveryId delivery,
        Generation generation,
        Generation definitionGeneration,
        SourceId source,
        Generation commitGeneration,
        String commit,
        List<Problem> problems,
        @Nullable Placement standing,
        Instant at)
        implements DesiredState {

    public RenderFailed {
        problems = List.copyOf(problems);
    }

    @Override
    public Optional<String> trace() {
        return Optional.of(Trace.of(source, commitGeneration));
    }
}
