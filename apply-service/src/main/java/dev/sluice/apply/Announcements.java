package dev.sluice.apply;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;

/// Tells the others what became of a placement and of a control plane.
public interface Announcements {

    /// Says what became of a placement.
    ///
    /// @return whether it is written for good
    boolean tell(ApplyOutcome outcome);

    /// Says what is known of a control plane.
    ///
    /// @return whether it is written for good
    boolean tell(ControlPlaneFacts facts);

    /// Nothing stands of a delivery in a control plane any more.
    void forget(ControlPlaneId controlPlane, DeliveryId delivery);

    /// A control plane is not registered any more.
    void forget(ControlPlaneId controlPlane);
}
