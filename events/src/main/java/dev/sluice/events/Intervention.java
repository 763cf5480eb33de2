package dev.sluice.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person asked of a delivery, the whole of it.
///
/// @param reconcileAt when a new try was last asked for
/// @param confirmedPrunes deletions that were held and may now be carried out
/// @param confirmedSelection the set of control planes that the delivery may leave although that
///     was held, null where none is confirmed
public record Intervention(
        DeliveryId delivery,
        @Nullable Instant reconcileAt,
        List<ConfirmedPrune> confirmedPrunes,
        @Nullable Digest confirmedSelection,
        String who,
        Instant at,
        String why)
        implements LogRecord {

    public Intervention {
        confirmedPrunes = List.copyOf(confirmedPrunes);
    }

    /// The exact set of objects that may be deleted in one control plane.
    public record ConfirmedPrune(ControlPlaneId controlPlane, Digest deletions) {}

    @Override
    public Topic topic() {
        return Topic.INTERVENTIONS;
    }

    @Override
    public String key() {
        return delivery.toString();
    }
}
