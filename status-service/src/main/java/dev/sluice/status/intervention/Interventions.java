package dev.sluice.status.intervention;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.Hint;
import dev.sluice.events.Intervention;
import dev.sluice.events.Intervention.ConfirmedPrune;
import dev.sluice.events.SourceId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What people ask of deliveries. An intervention holds all that was asked, so each request goes on
/// from the one that stands.
public final class Interventions {
    private final Function<DeliveryId, @Nullable Intervention> standing;
    private final Requests requests;
    private final Clock clock;
    // What was asked here and may not be read back from the log yet.
    private final Map<DeliveryId, Intervention> asked = new HashMap<>();

    public Interventions(
            Function<DeliveryId, @Nullable Intervention> standing, Requests requests, Clock clock) {
        this.standing = standing;
        this.requests = requests;
        this.clock = clock;
    }

    /// Who asks, and why.
    public record Asker(String who, String why) {}

    /// All that was asked of a delivery.
    private record Asked(
            @Nullable Instant reconcileAt,
            List<ConfirmedPrune> prunes,
            @Nullable Digest selection) {

        static Asked of(@Nullable Intervention intervention) {
            return intervention == null
                    ? new Asked(null, List.of(), null)
                    : new Asked(
                            intervention.reconcileAt(),
                            intervention.confirmedPrunes(),
                            intervention.confirmedSelection());
        }

        Asked with(ConfirmedPrune prune) {
            var all = new ArrayList<>(prunes);
            all.removeIf(other -> other.controlPlane().equals(prune.controlPlane()));
            all.add(prune);
            return new Asked(reconcileAt, all, selection);
        }

        /// What was asked later, and of the former what it does not take the place of.
        Asked orElse(Asked former) {
            var all = new ArrayList<>(prunes);
            for (var prune : former.prunes()) {
                if (all.stream()
                        .noneMatch(own -> own.controlPlane().equals(prune.controlPlane()))) {
                    all.add(prune);
                }
            }
            return new Asked(
                    later(former.reconcileAt(), reconcileAt),
                    all,
                    selection == null ? former.selection() : selection);
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isAfter(other) ? one : other;
        }
    }

    /// A new try now, beginning with the source.
    ///
    /// @return when it was asked for
    public synchronized Instant reconcile(
            DeliveryId delivery, @Nullable SourceId source, Asker asker) {
        var now = clock.instant();
        var before = before(delivery);
        ask(delivery, new Asked(now, before.prunes(), before.selection()), asker, now);
        if (source != null) {
            requests.ask(new Hint(source, Hint.Reason.REQUESTED, now, null));
        }
        return now;
    }

    /// The held deletion of exactly this set of objects may be carried out.
    public synchronized void confirm(DeliveryId delivery, ConfirmedPrune prune, Asker asker) {
        ask(delivery, before(delivery).with(prune), asker, clock.instant());
    }

    /// The delivery may leave exactly this set of control planes.
    public synchronized void confirmSelection(DeliveryId delivery, Digest selection, Asker asker) {
        var before = before(delivery);
        ask(
                delivery,
                new Asked(before.reconcileAt(), before.prunes(), selection),
                asker,
                clock.instant());
    }

    /// An intervention is read back. Another replica may have written one that ours did not know:
    /// what it asked for is asked for again, together with ours.
    ///
    /// @param before what stood on the log before it
    public synchronized void heard(@Nullable Intervention before, Intervention now) {
        if (!now.equals(asked.get(now.delivery()))) {
            return;
        }
        var own = Asked.of(now);
        var both = own.orElse(Asked.of(before));
        if (!both.equals(own)) {
            ask(now.delivery(), both, new Asker(now.who(), now.why()), clock.instant());
        }
    }

    private Asked before(DeliveryId delivery) {
        var read = standing.apply(delivery);
        var own = asked.get(delivery);
        boolean isOwnNewer = read == null || (own != null && own.at().isAfter(read.at()));
        return Asked.of(isOwnNewer ? own : read);
    }

    private void ask(DeliveryId delivery, Asked wanted, Asker asker, Instant now) {
        var intervention =
                new Intervention(
                        delivery,
                        wanted.reconcileAt(),
                        wanted.prunes(),
                        wanted.selection(),
                        asker.who(),
                        now,
                        asker.why());
        requests.ask(intervention);
        asked.put(delivery, intervention);
    }
}
