package dev.sluice.apply.plan;

import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.events.DeliveryId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of an object that left the bundle.
public sealed interface PruneStep {

    Entry entry();

    /// Proven ours: delete exactly this object.
    record Delete(Entry entry, LiveObject live) implements PruneStep {}

    /// Another delivery wants it: give up our fields.
    record HandOver(Entry entry, LiveObject live, DeliveryId to) implements PruneStep {}

    /// It is not there.
    record Gone(Entry entry) implements PruneStep {}

    /// An annotation, or the policy, asks to leave it.
    ///
    /// @param noted whether the inventory goes on listing it
    record Keep(Entry entry, String why, boolean noted) implements PruneStep {}

    /// It cannot be proven ours.
    record Unproven(Entry entry, String why) implements PruneStep {}

    /// Decides about one object.
    ///
    /// @param live null where it is not there
    /// @param wantedBy another delivery whose placement lists it
    /// @param prune what the policy says
    static PruneStep of(
            Entry entry,
            @Nullable LiveObject live,
            DeliveryId delivery,
            Optional<DeliveryId> wantedBy,
            boolean prune) {
        if (live == null || (live.isTerminating() && isSame(entry, live))) {
            return new Gone(entry);
        }
        if (wantedBy.isPresent()) {
            return new HandOver(entry, live, wantedBy.get());
        }
        var doubt = doubt(entry, live, delivery);
        if (doubt.isPresent()) {
            return new Unproven(entry, doubt.get());
        }
        if (live.keep()) {
            return new Keep(entry, "an annotation on it asks not to prune it", false);
        }
        return prune
                ? new Delete(entry, live)
                : new Keep(entry, "the delivery does not prune", true);
    }

    private static boolean isSame(Entry entry, LiveObject live) {
        return entry.uid() == null || live.uid().equals(entry.uid());
    }

    private static Optional<String> doubt(Entry entry, LiveObject live, DeliveryId delivery) {
        if (!delivery.toString().equals(live.delivery())) {
            return Optional.of(
                    live.delivery() == null
                            ? "it does not name this delivery any more"
                            : "it names the delivery " + live.delivery());
        }
        if (!entry.key().value().equals(live.self())) {
            return Optional.of("it is a copy of another object");
        }
        return switch (entry.state()) {
            case CONFIRMED ->
                    live.uid().equals(entry.uid())
                            ? Optional.empty()
                            : Optional.of("it was deleted and made anew by somebody else");
            // Nothing stood there when we were about to make it, and now it names us and itself.
            case ABSENT_BEFORE -> Optional.empty();
            // A former owner's late write: it was deleted, and what is there again names us.
            case PRUNED -> Optional.empty();
            case PRESENT_BEFORE ->
                    Optional.of("it stood there before, and it is not certain that we applied it");
            case NOTED -> Optional.of("it is not certain that we made it");
        };
    }
}
