package dev.sluice.status.timeline;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Generation;
import dev.sluice.events.Placement;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.board.Facts;
import dev.sluice.status.board.PlacementFacts;
import dev.sluice.status.timeline.Stage.Name;
import dev.sluice.status.timeline.Timeline.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How long commits took, each way noted once.
public final class Arrivals {
    private final Facts facts;
    private final Map<String, Generation> applied = new ConcurrentHashMap<>();
    private final Map<String, Generation> ready = new ConcurrentHashMap<>();

    public Arrivals(Facts facts) {
        this.facts = facts;
    }

    /// A commit that reached a stage on a control plane, for the first time.
    public record Arrival(ControlPlaneId controlPlane, Name stage, Duration sinceNoticed) {}

    /// The arrivals of a delivery that were not noted before.
    public List<Arrival> fresh(DeliveryFacts delivery) {
        var fresh = new ArrayList<Arrival>();
        for (var on : delivery.placements()) {
            var placement = on.placement();
            if (placement == null || isNoted(on, placement)) {
                continue;
            }
            var commit = facts.commit(placement.source(), placement.commitGeneration());
            if (commit == null) {
                continue;
            }
            Timeline.of(delivery, on, commit)
                    .filter(timeline -> timeline.cause() == Cause.COMMIT)
                    .ifPresent(
                            timeline -> {
                                var from = commit.noticedAt();
                                note(fresh, timeline, on, Name.APPLIED, from, applied);
                                note(fresh, timeline, on, Name.READY, from, ready);
                            });
        }
        return fresh;
    }

    private boolean isNoted(PlacementFacts on, Placement placement) {
        var key = DesiredState.key(on.controlPlaneId(), placement.delivery());
        var generation = placement.generation();
        return generation.equals(ready.get(key)) && generation.equals(applied.get(key));
    }

    private static void note(
            List<Arrival> fresh,
            Timeline timeline,
            PlacementFacts on,
            Name stage,
            Instant from,
            Map<String, Generation> noted) {
        var at = at(timeline, stage);
        var desired = on.desired();
        if (at == null || desired == null || timeline.generation() == null) {
            return;
        }
        var before = noted.put(desired.value().key(), timeline.generation());
        if (!timeline.generation().equals(before) && !at.isBefore(from)) {
            fresh.add(new Arrival(on.controlPlaneId(), stage, Duration.between(from, at)));
        }
    }

    private static @Nullable Instant at(Timeline timeline, Name stage) {
        return timeline.stages().stream()
                .filter(step -> step.name() == stage)
                .map(Stage::at)
                .filter(at -> at != null)
                .findFirst()
                .orElse(null);
    }
}
