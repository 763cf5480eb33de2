package dev.sluice.status.intervention;

import dev.sluice.events.DeliveryId;
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

    /// A new try now, beginning with the source.
    public synchronized void reconcile(
            DeliveryId delivery, @Nullable SourceId source, Asker asker) {
        var now = clock.instant();
        ask(delivery, now, confirmed(delivery), asker, now);
        if (source != null) {
            requests.ask(new Hint(source, Hint.Reason.REQUESTED, now, null));
        }
    }

    /// The held deletion of exactly this set of objects may be carried out.
    public synchronized void confirm(DeliveryId delivery, ConfirmedPrune prune, Asker asker) {
        var confirmed = new ArrayList<>(confirmed(delivery));
        confirmed.removeIf(other -> other.controlPlane().equals(prune.controlPlane()));
        confirmed.add(prune);
        var before = before(delivery);
        ask(
                delivery,
                before == null ? null : before.reconcileAt(),
                confirmed,
                asker,
                clock.instant());
    }

    private List<ConfirmedPrune> confirmed(DeliveryId delivery) {
        var before = before(delivery);
        return before == null ? List.of() : before.confirmedPrunes();
    }

    private @Nullable Intervention before(DeliveryId delivery) {
        var read = standing.apply(delivery);
        var own = asked.get(delivery);
        return read == null || (own != null && own.at().isAfter(read.at())) ? own : read;
    }

    private void ask(
            DeliveryId delivery,
            @Nullable Instant reconcileAt,
            List<ConfirmedPrune> confirmed,
            Asker asker,
            Instant now) {
        var intervention =
                new Intervention(delivery, reconcileAt, confirmed, asker.who(), now, asker.why());
        requests.ask(intervention);
        asked.put(delivery, intervention);
    }
}
