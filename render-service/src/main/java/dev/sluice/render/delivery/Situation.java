package dev.sluice.render.delivery;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Intervention;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.RenderingRecord.Retired;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// All that is known about a delivery at one moment.
///
/// @param definition null where there is none, or none any more
/// @param source null where the definition names none
/// @param remembered what stands of the last evaluation, also of a delivery that has ended since
/// @param standing what is placed, by control plane
/// @param removed the control planes that have carried out the removal that stands there
/// @param asked what a person asked of it, null where nobody did
public record Situation(
        DeliveryId delivery,
        @Nullable DefinitionState definition,
        @Nullable SourceView source,
        @Nullable RenderingRecord remembered,
        SortedMap<ControlPlaneId, DesiredState> standing,
        Set<ControlPlaneId> removed,
        Fleet fleet,
        @Nullable Intervention asked) {

    /// Of the last evaluation; null where there was none, or the delivery has ended since.
    public @Nullable RenderingRecord memory() {
        return remembered == null || remembered.isEnded() ? null : remembered;
    }

    /// The bundles on the log that nothing points to any more.
    public List<Retired> retired() {
        return remembered == null ? List.of() : remembered.retired();
    }

    /// Whether somebody asked for a new try that was not made yet.
    public boolean isTryDue() {
        var asked = reconcileAt();
        return asked != null && !asked.equals(reconciledAt());
    }

    /// The new try that was asked for last, null where none was.
    public @Nullable Instant reconcileAt() {
        return asked == null ? null : asked.reconcileAt();
    }

    /// The request that was answered last, null where none was.
    public @Nullable Instant reconciledAt() {
        var memory = memory();
        return memory == null ? null : memory.reconciledAt();
    }
}
