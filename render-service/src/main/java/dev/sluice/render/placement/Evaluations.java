package dev.sluice.render.placement;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.RenderingRecord.Read;
import dev.sluice.events.SourceId;
import dev.sluice.render.delivery.Tenure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How far each source is placed, by partition of its deliveries.
public final class Evaluations {

    private final Ledger ledger;
    private final ConcurrentMap<DeliveryId, Settled> settled = new ConcurrentHashMap<>();

    /// @param reads what alone can make another commit matter, null where other things can
    private record Settled(
            Tenure tenure, SourceId source, Generation commit, @Nullable List<Read> reads) {

        Settled at(Generation later) {
            return new Settled(tenure, source, later, reads);
        }
    }

    public Evaluations(Ledger ledger) {
        this.ledger = ledger;
    }

    /// The delivery is looked at anew.
    public void begin(DeliveryId delivery) {
        settled.computeIfPresent(
                delivery, (_, at) -> new Settled(at.tenure(), at.source(), at.commit(), null));
    }

    /// The delivery is placed, unchanged or failed at this commit.
    ///
    /// @param reads what it read, null where more than that can change it at another commit
    public void settle(
            Tenure tenure,
            DeliveryId delivery,
            SourceId source,
            Generation commit,
            @Nullable List<Read> reads) {
        settled.put(delivery, new Settled(tenure, source, commit, reads));
        // Many settle at once: one of them is enough to tell.
        synchronized (tenure) {
            announce(List.of(tenure), source);
        }
    }

    /// Settles a delivery at the commit after the one where it stands, if nothing that it read is
    /// another there. What it did not look at since cannot matter to it.
    public boolean passes(Tenure tenure, DeliveryId delivery, Step step, Predicate<Read> isSame) {
        var at = settled.get(delivery);
        return at != null
                && at.reads() != null
                && at.tenure() == tenure
                && at.source().equals(step.source())
                && at.commit().equals(step.from())
                && at.reads().stream().allMatch(isSame)
                && settled.replace(delivery, at, at.at(step.to()));
    }

    /// From one commit of a source to a later one.
    public record Step(SourceId source, Generation from, Generation to) {}

    /// Writes down how far all deliveries of the source are, where that is further than before. A
    /// suspended delivery holds nobody up.
    public void announce(Collection<Tenure> tenures, SourceId source) {
        var further =
                tenures.stream()
                        .flatMap(tenure -> further(tenure.partition(), source).stream())
                        .toList();
        if (!further.isEmpty()) {
            ledger.announce(further);
        }
    }

    /// The last one is evaluated last: as a rule it tells at once that not all are there.
    private Optional<Evaluation> further(int partition, SourceId source) {
        var standing = ledger.evaluated(source, partition);
        Generation lowest = null;
        var deliveries = ledger.deliveriesFrom(source, partition).iterator();
        while (deliveries.hasNext()) {
            var delivery = deliveries.next();
            if (delivery.suspended()) {
                continue;
            }
            var reached = settled.get(delivery.delivery());
            if (reached == null
                    || !reached.source().equals(source)
                    || !standing.map(reached.commit()::isAfter).orElse(true)) {
                return Optional.empty();
            }
            if (lowest == null || lowest.isAfter(reached.commit())) {
                lowest = reached.commit();
            }
        }
        return Optional.ofNullable(lowest).map(commit -> new Evaluation(source, partition, commit));
    }
}
