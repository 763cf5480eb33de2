package dev.sluice.render.placement;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.SourceId;
import dev.sluice.render.delivery.Tenure;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// How far each source is placed, by partition of its deliveries.
public final class Evaluations {

    private final Ledger ledger;
    private final ConcurrentMap<DeliveryId, Settled> settled = new ConcurrentHashMap<>();

    private record Settled(SourceId source, Generation commit) {}

    public Evaluations(Ledger ledger) {
        this.ledger = ledger;
    }

    /// The delivery is placed, unchanged or failed at this commit.
    public void settle(Tenure tenure, DeliveryId delivery, SourceId source, Generation commit) {
        settled.put(delivery, new Settled(source, commit));
        announce(tenure, source);
    }

    /// Writes down how far all deliveries of the source are, where that is further than before. A
    /// suspended delivery holds nobody up.
    public void announce(Tenure tenure, SourceId source) {
        synchronized (tenure) {
            lowest(tenure, source)
                    .filter(
                            commit ->
                                    ledger.evaluated(source, tenure.partition())
                                            .map(commit::isAfter)
                                            .orElse(true))
                    .map(commit -> new Evaluation(source, tenure.partition(), commit))
                    .ifPresent(ledger::announce);
        }
    }

    private Optional<Generation> lowest(Tenure tenure, SourceId source) {
        Generation lowest = null;
        for (var delivery : ledger.deliveriesFrom(source, tenure.partition())) {
            if (delivery.suspended()) {
                continue;
            }
            var reached = settled.get(delivery.delivery());
            if (reached == null || !reached.source().equals(source)) {
                return Optional.empty();
            }
            if (lowest == null || lowest.isAfter(reached.commit())) {
                lowest = reached.commit();
            }
        }
        return Optional.ofNullable(lowest);
    }
}
