package dev.sluice.events;

/// What one control plane should hold of one delivery.
public sealed interface DesiredState extends LogRecord
        permits Placement, PlacementRemoval, RenderFailed {

    ControlPlaneId controlPlane();

    DeliveryId delivery();

    /// Minted by the owner of the delivery.
    Generation generation();

    @Override
    default Topic topic() {
        return Topic.PLACEMENTS;
    }

    @Override
    default String key() {
        return key(controlPlane(), delivery());
    }

    static String key(ControlPlaneId controlPlane, DeliveryId delivery) {
        return controlPlane + "/" + delivery;
    }
}
