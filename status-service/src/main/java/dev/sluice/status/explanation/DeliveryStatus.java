package dev.sluice.status.explanation;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.SourceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it stands with a delivery.
///
/// @param ref the full name of the followed reference
/// @param commit the newest of the source
/// @param definedAt when the definition came as it is now
public record DeliveryStatus(
        DeliveryId id,
        Verdict verdict,
        @Nullable SourceId source,
        @Nullable String path,
        @Nullable String ref,
        @Nullable String commit,
        boolean suspended,
        @Nullable Instant definedAt,
        List<PlacementStatus> placements) {
    public DeliveryStatus {
        placements = List.copyOf(placements);
    }

    public long readyPlacements() {
        return placements.stream().filter(on -> on.verdict().isReady()).count();
    }
}
