package dev.sluice.source.definition;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Intake;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Definitions on the log.
public interface DefinitionLog {

    /// All that stands, by id; what this replica wrote is in it.
    Map<DefinitionId, DefinitionState> states();

    /// Under which epoch this replica owns the intake; empty where it does not, or cannot be sure.
    OptionalLong epoch(Intake intake);

    /// Writes records; returns when all are durable.
    ///
    /// @throws java.io.UncheckedIOException where the log does not take one
    void write(List<DefinitionState> states);

    /// Ends definitions of which nothing is left.
    void end(List<DefinitionId> definitions);

    /// Whether the renderer still remembers the delivery.
    boolean isRendered(DeliveryId delivery);

    /// Whether anything is placed on the control plane, or not yet gone from it.
    boolean isPlacedOn(ControlPlaneId controlPlane);
}
