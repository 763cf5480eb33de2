package dev.sluice.status.feed;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.SourceId;
import dev.sluice.status.explanation.ControlPlaneStatus;
import dev.sluice.status.explanation.DeliveryStatus;
import dev.sluice.status.explanation.SourceStatus;
import org.jspecify.annotations.Nullable;

/// How it stands with something whose status changed; null where it is gone.
public sealed interface News {
    record OfDelivery(DeliveryId id, @Nullable DeliveryStatus status) implements News {}

    record OfSource(SourceId id, @Nullable SourceStatus status) implements News {}

    record OfControlPlane(ControlPlaneId id, @Nullable ControlPlaneStatus status) implements News {}
}
