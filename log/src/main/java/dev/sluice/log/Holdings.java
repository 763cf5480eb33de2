package dev.sluice.log;

import dev.sluice.events.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What this replica holds of one role's partitions. Every step is a compare-and-set, so that a
/// take-over that was overtaken changes nothing.
final class Holdings {

    private final Role role;
    private final NavigableMap<Integer, Holding> holdings = new ConcurrentSkipListMap<>();
    private final Map<Integer, Long> lastEpochs = new ConcurrentHashMap<>();
    private final AtomicLong claims = new AtomicLong();

    Holdings(Role role) {
        this.role = role;
    }

    @Nullable Holding of(int partition) {
        return holdings.get(partition);
    }

    @Nullable Owned held(int partition) {
        return holdings.get(partition) instanceof Holding.Held(var owned) ? owned : null;
    }

    List<Owned> allHeld() {
        var all = new ArrayList<Owned>();
        holdings.values()
                .forEach(
                        holding -> {
                            if (holding instanceof Holding.Held(var owned)) {
                                all.add(owned);
                            }
                        });
        return all;
    }

    boolean isEmpty() {
        return holdings.isEmpty();
    }

    /// The epoch that was minted last for the partition here, held or not.
    @Nullable Long lastEpoch(int partition) {
        return lastEpochs.get(partition);
    }

    /// Claims those that are not held in any way.
    NavigableMap<Integer, Holding.Announcing> claim(Collection<Integer> partitions) {
        var claimed = new TreeMap<Integer, Holding.Announcing>();
        for (int partition : new TreeSet<>(partitions)) {
            var claim = new Holding.Announcing(claims.incrementAndGet());
            if (holdings.putIfAbsent(partition, claim) == null) {
                claimed.put(partition, claim);
            }
        }
        return claimed;
    }

    /// Claims again what was contested before the group was heard at this time.
    NavigableMap<Integer, Holding.Announcing> claimContested(long heardAt) {
        var claimed = new TreeMap<Integer, Holding.Announcing>();
        holdings.forEach(
                (partition, holding) -> {
                    if (holding instanceof Holding.Contested(long since) && heardAt - since > 0) {
                        var claim = new Holding.Announcing(claims.incrementAndGet());
                        if (holdings.replace(partition, holding, claim)) {
                            claimed.put(partition, claim);
                        }
                    }
                });
        return claimed;
    }

    boolean stands(int partition, Holding holding) {
        return holding.equals(holdings.get(partition));
    }

    /// The take-over is complete, unless something came between.
    @Nullable Owned hold(int partition, Holding.Announcing claim, long epoch) {
        var owned = new Owned(role, partition, epoch);
        lastEpochs.merge(partition, epoch, Math::max);
        return holdings.replace(partition, claim, new Holding.Held(owned)) ? owned : null;
    }

    void contest(int partition, Holding holding, long now) {
        holdings.replace(partition, holding, new Holding.Contested(now));
    }

    boolean drop(int partition) {
        return holdings.remove(partition) != null;
    }
}
