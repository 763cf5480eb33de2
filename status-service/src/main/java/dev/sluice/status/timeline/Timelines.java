package dev.sluice.status.timeline;

import dev.sluice.events.DesiredState;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.board.Facts;
import dev.sluice.status.board.KnownCommit;
import dev.sluice.status.board.PlacementFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ways of a delivery: that of the newest commit while it is not placed, and that of what
/// stands on each control plane.
public final class Timelines {
    private final Facts facts;

    public Timelines(Facts facts) {
        this.facts = facts;
    }

    public List<Timeline> of(DeliveryFacts delivery) {
        var all = new ArrayList<Timeline>();
        pending(delivery).map(Timeline::notPlaced).ifPresent(all::add);
        delivery.placements().stream()
                .map(on -> Timeline.of(delivery, on, commit(on)))
                .flatMap(Optional::stream)
                .forEach(all::add);
        return all;
    }

    private Optional<KnownCommit> pending(DeliveryFacts delivery) {
        var newest = delivery.source() == null ? null : delivery.source().newest();
        var evaluated = delivery.evaluatedUpTo();
        return newest == null || (evaluated != null && !newest.generation().isAfter(evaluated))
                ? Optional.empty()
                : Optional.ofNullable(facts.commit(newest.source(), newest.generation()));
    }

    private @Nullable KnownCommit commit(PlacementFacts on) {
        return on.desired() == null ? null : commit(on.desired().value());
    }

    private @Nullable KnownCommit commit(DesiredState desired) {
        return switch (desired) {
            case Placement placement ->
                    facts.commit(placement.source(), placement.commitGeneration());
            case RenderFailed failed -> facts.commit(failed.source(), failed.commitGeneration());
            case PlacementRemoval _ -> null;
        };
    }
}
