package dev.sluice.apply;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Generation;
import dev.sluice.events.Intervention;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Placement;
import dev.sluice.events.SourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the log says, as far as applying needs it.
public interface DesiredStates {

    /// All control planes that are declared, or of which something is wanted.
    Set<ControlPlaneId> controlPlanes();

    /// All that is wanted of a control plane.
    List<DesiredState> of(ControlPlaneId controlPlane);

    Optional<DesiredState> of(ControlPlaneId controlPlane, DeliveryId delivery);

    /// The bundle of a placement, empty where the log holds it no more.
    Optional<ManifestBundle> bundle(Placement placement);

    Optional<ApplyOutcome> outcome(ControlPlaneId controlPlane, DeliveryId delivery);

    Optional<Intervention> intervention(DeliveryId delivery);

    Optional<ControlPlaneDeclaration> declaration(ControlPlaneId controlPlane);

    /// Whether all deliveries of the source are rendered up to the commit.
    boolean isEvaluated(SourceId source, Generation commit);

    /// Whether one delivery is rendered up to the commit, where it renders from the source at all.
    boolean isEvaluated(DeliveryId delivery, SourceId source, Generation commit);

    /// Whether every delivery that is defined was rendered at least once.
    boolean isFullyRendered();

    /// Whether every delivery that is defined has been placed somewhere, or failed to be.
    boolean areAllPlaced();

    /// The control planes that are known to have this identity.
    List<ControlPlaneId> withIdentity(String identity);
}
