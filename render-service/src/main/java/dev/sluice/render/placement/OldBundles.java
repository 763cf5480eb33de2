package dev.sluice.render.placement;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.RenderingRecord;
import dev.sluice.render.delivery.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Ends bundles on the log some time after the last placement of them, so that the log does not
/// grow for ever.
public final class OldBundles {

    /// So many of a delivery are kept at most, however often it changes.
    static final int MOST = 1000;

    private final Ledger ledger;
    private final Duration keep;
    private final InstantSource clock;

    /// @param keep how long after its last placement a bundle stays
    public OldBundles(Ledger ledger, Duration keep, InstantSource clock) {
        this.ledger = ledger;
        this.keep = keep;
        this.clock = clock;
    }

    /// To be called where the delivery is evaluated: what is placed again meanwhile stays.
    public void end(DeliveryId delivery) {
        ledger.tenure(delivery).ifPresent(_ -> end(ledger.situation(delivery)));
    }

    /// Since when the bundles must be retired that are due now.
    public Instant due() {
        return clock.instant().minus(keep);
    }

    private void end(Situation situation) {
        var remembered = situation.remembered();
        if (remembered == null || remembered.retired().isEmpty()) {
            return;
        }
        var over = over(situation);
        if (over.isEmpty()) {
            return;
        }
        // In this order: what is forgotten before it is ended would stay for ever.
        ledger.endBundles(situation.delivery(), over);
        forget(Memory.without(remembered, over, clock.instant()));
    }

    private void forget(RenderingRecord left) {
        if (left.isEnded() && left.retired().isEmpty()) {
            ledger.forget(left.delivery());
        } else {
            ledger.remember(left);
        }
    }

    private List<Digest> over(Situation situation) {
        var retired = situation.retired();
        var pointedTo = pointedTo(situation);
        // A control plane that lags behind still holds what an older placement brought.
        boolean isFree = situation.standing().values().stream().allMatch(ledger::isReached);
        var due = due();
        var over = new ArrayList<Digest>();
        for (int i = 0; i < retired.size(); i++) {
            var bundle = retired.get(i);
            boolean isOld = isFree && !bundle.at().isAfter(due);
            boolean isExcess = i < retired.size() - MOST;
            if ((isOld || isExcess) && !pointedTo.contains(bundle.bundle())) {
                over.add(bundle.bundle());
            }
        }
        return over;
    }

    private static Set<Digest> pointedTo(Situation situation) {
        return situation.standing().values().stream()
                .map(PlacementPlan::heldBy)
                .filter(Objects::nonNull)
                .map(placement -> placement.bundle().digest())
                .collect(Collectors.toSet());
    }
}
