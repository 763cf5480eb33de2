package dev.sluice.status.board;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.SourceId;

/// What the board tells something about.
public sealed interface Subject {
    record OfDelivery(DeliveryId id) implements Subject {}

    record OfSource(SourceId id) implements Subject {}

    record OfControlPlane(ControlPlaneId id) implements Subject {}
}
