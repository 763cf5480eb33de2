package dev.sluice.render.delivery;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.RenderingRecord;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// All that is known about a delivery at one moment.
///
/// @param definition null where there is none, or none any more
/// @param source null where the definition names none
/// @param memory of the last evaluation
/// @param standing what is placed, by control plane
/// @param removed the control planes that have carried out the removal that stands there
public record Situation(
        DeliveryId delivery,
        @Nullable DefinitionState definition,
        @Nullable SourceView source,
        @Nullable RenderingRecord memory,
        SortedMap<ControlPlaneId, DesiredState> standing,
        Set<ControlPlaneId> removed,
        Fleet fleet) {}
