package dev.sluice.status.board;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What every control plane should hold of every delivery, and what became of it.
final class Placements {
    private final Map<DeliveryId, ConcurrentSkipListMap<ControlPlaneId, Entry>> entries =
            new ConcurrentHashMap<>();
    private final Map<ControlPlaneId, Set<DeliveryId>> byControlPlane = new ConcurrentHashMap<>();

    record Entry(
            @Nullable Stamped<DesiredState> desired,
            @Nullable Stamped<ApplyOutcome> outcome,
            Course course) {
        static final Entry NONE = new Entry(null, null, Course.NONE);
    }

    void desire(
            ControlPlaneId controlPlane,
            DeliveryId delivery,
            @Nullable Stamped<DesiredState> desired) {
        change(
                controlPlane,
                delivery,
                entry -> {
                    var placement = desired == null ? null : placement(desired.value());
                    var course =
                            placement == null ? entry.course() : entry.course().placed(placement);
                    return new Entry(desired, entry.outcome(), course);
                });
    }

    void come(
            ControlPlaneId controlPlane,
            DeliveryId delivery,
            @Nullable Stamped<ApplyOutcome> outcome) {
        change(
                controlPlane,
                delivery,
                entry ->
                        new Entry(
                                entry.desired(),
                                outcome,
                                outcome == null
                                        ? entry.course()
                                        : entry.course().came(outcome.value())));
    }

    /// Recalls a placement or an outcome that once stood; only of what still stands.
    void recall(ControlPlaneId controlPlane, DeliveryId delivery, UnaryOperator<Course> told) {
        change(
                controlPlane,
                delivery,
                entry -> new Entry(entry.desired(), entry.outcome(), told.apply(entry.course())));
    }

    private void change(
            ControlPlaneId controlPlane, DeliveryId delivery, UnaryOperator<Entry> change) {
        entries.compute(
                delivery,
                (_, known) -> {
                    var all =
                            known == null
                                    ? new ConcurrentSkipListMap<ControlPlaneId, Entry>()
                                    : known;
                    var entry = change.apply(all.getOrDefault(controlPlane, Entry.NONE));
                    all.put(controlPlane, entry);
                    index(controlPlane, delivery, entry);
                    return all;
                });
    }

    private void index(ControlPlaneId controlPlane, DeliveryId delivery, Entry entry) {
        byControlPlane.compute(
                controlPlane,
                (_, known) -> {
                    var all = known == null ? ConcurrentHashMap.<DeliveryId>newKeySet() : known;
                    if (entry.desired() == null) {
                        all.remove(delivery);
                    } else {
                        all.add(delivery);
                    }
                    return all.isEmpty() ? null : all;
                });
    }

    private static @Nullable Placement placement(DesiredState desired) {
        return switch (desired) {
            case Placement placement -> placement;
            case RenderFailed failed -> failed.standing();
            case PlacementRemoval _ -> null;
        };
    }

    /// The control planes that should hold something of the delivery, or should let go of it.
    SortedMap<ControlPlaneId, Entry> of(DeliveryId delivery) {
        var standing = new TreeMap<ControlPlaneId, Entry>();
        var known = entries.get(delivery);
        if (known != null) {
            known.forEach(
                    (controlPlane, entry) -> {
                        if (entry.desired() != null) {
                            standing.put(controlPlane, entry);
                        }
                    });
        }
        return standing;
    }

    boolean isPlaced(DeliveryId delivery) {
        var known = entries.get(delivery);
        return known != null && known.values().stream().anyMatch(entry -> entry.desired() != null);
    }

    Set<DeliveryId> on(ControlPlaneId controlPlane) {
        return byControlPlane.getOrDefault(controlPlane, Set.of());
    }

    Set<DeliveryId> deliveries() {
        return entries.keySet();
    }

    Set<ControlPlaneId> controlPlanes() {
        return byControlPlane.keySet();
    }
}
