package dev.sluice.status.explanation;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.status.board.Facts;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// How it stood with every delivery when it was last looked at, and on every control plane how many
/// of them are Ready. One thread at a time looks.
public final class Standings {
    private final Facts facts;
    private final NavigableMap<DeliveryId, DeliveryStatus> deliveries =
            new ConcurrentSkipListMap<>();
    private final Map<ControlPlaneId, Tally> tallies = new ConcurrentHashMap<>();
    private final Map<ControlPlaneId, ControlPlaneStatus> controlPlanes = new ConcurrentHashMap<>();

    public Standings(Facts facts) {
        this.facts = facts;
    }

    private record Tally(int placements, int ready) {
        static final Tally NONE = new Tally(0, 0);

        Tally plus(int more, int moreReady) {
            return new Tally(placements + more, ready + moreReady);
        }
    }

    /// What a look at a delivery changed.
    ///
    /// @param controlPlanes those whose count of deliveries changed
    public record Look(boolean isChanged, Set<ControlPlaneId> controlPlanes) {}

    public Look look(DeliveryId id) {
        var now = facts.delivery(id).map(Explanation::of).orElse(null);
        var before = now == null ? deliveries.remove(id) : deliveries.put(id, now);
        if (now == null ? before == null : now.equals(before)) {
            return new Look(false, Set.of());
        }
        var controlPlanes = new HashSet<ControlPlaneId>();
        count(before, -1, controlPlanes);
        count(now, 1, controlPlanes);
        return new Look(true, controlPlanes);
    }

    private void count(
            @Nullable DeliveryStatus status, int sign, Set<ControlPlaneId> controlPlanes) {
        if (status == null) {
            return;
        }
        for (var on : status.placements()) {
            int ready = on.verdict().isReady() ? sign : 0;
            tallies.merge(
                    on.controlPlane(),
                    Tally.NONE.plus(sign, ready),
                    (one, other) -> one.plus(other.placements(), other.ready()));
            controlPlanes.add(on.controlPlane());
        }
    }

    /// Whether it stands otherwise with the control plane than when it was last looked at.
    public boolean isChanged(ControlPlaneId id) {
        var now = controlPlane(id).orElse(null);
        var before = now == null ? controlPlanes.remove(id) : controlPlanes.put(id, now);
        return now == null ? before != null : !now.equals(before);
    }

    /// The deliveries in the order of their ids.
    public NavigableMap<DeliveryId, DeliveryStatus> deliveries() {
        return deliveries;
    }

    public Optional<ControlPlaneStatus> controlPlane(ControlPlaneId id) {
        var tally = tallies.getOrDefault(id, Tally.NONE);
        return facts.controlPlane(id)
                .map(known -> ControlPlaneStatus.of(known, tally.placements(), tally.ready()));
    }
}
