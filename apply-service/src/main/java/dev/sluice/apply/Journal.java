package dev.sluice.apply;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Hears what happens: for log lines and metrics.
public interface Journal {

    void reconciled(ApplyOutcome outcome, Duration took);

    void drifted(ControlPlaneId controlPlane, DeliveryId delivery, int objects);

    /// A control plane was reached, or not.
    ///
    /// @param problem null where the control plane answers
    void connected(ControlPlaneId controlPlane, @Nullable Problem problem);

    void released(ControlPlaneId controlPlane);

    void failed(ControlPlaneId controlPlane, String doing, Throwable failure);
}
