package dev.sluice.status.board;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.CommitEvent;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Evaluation;
import dev.sluice.events.FetchFailed;
import dev.sluice.events.Hint;
import dev.sluice.events.Intervention;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Ownership;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// All that the log says, by subject. One thread at a time folds; any number reads meanwhile.
public final class Board {
    private final ToIntFunction<DeliveryId> renderPartition;
    private final Definitions definitions = new Definitions();
    private final Sources sources = new Sources();
    private final Placements placements = new Placements();
    private final Unreadables unreadables = new Unreadables();
    private final Map<DeliveryId, Stamped<RenderingRecord>> renderings = new ConcurrentHashMap<>();
    private final Map<String, Stamped<Evaluation>> evaluations = new ConcurrentHashMap<>();
    private final Map<ControlPlaneId, Stamped<ControlPlaneFacts>> controlPlanes =
            new ConcurrentHashMap<>();
    private final Map<SourceId, Set<DeliveryId>> bySource = new ConcurrentHashMap<>();

    /// An empty board.
    ///
    /// @param renderPartition the partition of `sluice.definitions` that a delivery belongs to
    public Board(ToIntFunction<DeliveryId> renderPartition) {
        this.renderPartition = renderPartition;
    }

    /// What is on the board, gathered by subject.
    public Facts facts() {
        return new Facts(
                definitions,
                sources,
                placements,
                unreadables,
                controlPlanes,
                renderings,
                (source, delivery) ->
                        evaluations.get(source + "/" + renderPartition.applyAsInt(delivery)));
    }

    /// Takes a record and tells whose status it may have changed.
    ///
    /// @throws IllegalArgumentException where the key does not belong on its topic
    public Set<Subject> fold(Recorded recorded) {
        if (recorded.place().topic() == Topic.HISTORY) {
            recall(recorded);
            return Set.of();
        }
        unreadables.read(recorded.place(), recorded.key());
        return switch (recorded.value()) {
            case null -> end(recorded.place().topic(), recorded.key());
            case DefinitionState state -> define(state.id(), stamped(recorded, state));
            case SourceState state -> follow(state.source(), stamped(recorded, state));
            case RenderingRecord rendering ->
                    render(rendering.delivery(), stamped(recorded, rendering));
            case DesiredState desired -> {
                placements.desire(
                        desired.controlPlane(), desired.delivery(), stamped(recorded, desired));
                yield Set.of(new Subject.OfDelivery(desired.delivery()));
            }
            case ApplyOutcome outcome -> {
                placements.come(
                        outcome.controlPlane(), outcome.delivery(), stamped(recorded, outcome));
                yield Set.of(new Subject.OfDelivery(outcome.delivery()));
            }
            case Evaluation evaluation -> {
                evaluations.put(evaluation.key(), stamped(recorded, evaluation));
                yield evaluated(evaluation.source(), evaluation.renderPartition());
            }
            case ControlPlaneFacts facts -> meet(facts.controlPlane(), stamped(recorded, facts));
            case Ownership _, Hint _, Intervention _, ManifestBundle _ -> Set.of();
        };
    }

    /// Takes note of a record that cannot be read, and tells whose status that changes.
    public Set<Subject> fold(Unreadable unreadable) {
        unreadables.put(unreadable);
        return Subject.ofKey(unreadable.place().topic(), unreadable.key())
                .map(Set::of)
                .orElse(Set.of());
    }

    private static <T> Stamped<T> stamped(Recorded recorded, T value) {
        return new Stamped<>(value, recorded.place(), recorded.at());
    }

    private Set<Subject> end(Topic topic, String key) {
        return switch (topic) {
            case DEFINITIONS -> define(DefinitionId.parse(key), null);
            case COMMITS -> follow(SourceId.parse(key), null);
            case RENDERINGS -> render(DeliveryId.parse(key), null);
            case CONTROL_PLANES -> meet(ControlPlaneId.parse(key), null);
            case PLACEMENTS -> {
                placements.desire(controlPlane(key), delivery(key), null);
                yield Set.of(new Subject.OfDelivery(delivery(key)));
            }
            case OUTCOMES -> {
                placements.come(controlPlane(key), delivery(key), null);
                yield Set.of(new Subject.OfDelivery(delivery(key)));
            }
            case EVALUATIONS -> {
                evaluations.remove(key);
                yield Set.of();
            }
            case OWNERS, HINTS, INTERVENTIONS, BUNDLES, HISTORY -> Set.of();
        };
    }

    private static ControlPlaneId controlPlane(String key) {
        return ControlPlaneId.parse(Topic.PLACEMENTS.partitionKey(key));
    }

    private static DeliveryId delivery(String key) {
        return DeliveryId.parse(key.substring(Topic.PLACEMENTS.partitionKey(key).length() + 1));
    }

    private Set<Subject> define(DefinitionId id, @Nullable Stamped<DefinitionState> state) {
        var touched = definitions.fold(id, state);
        var all = new HashSet<>(touched);
        for (var subject : touched) {
            switch (subject) {
                case Subject.OfDelivery(var delivery) -> {
                    var declaration = definitions.delivery(delivery);
                    if (declaration != null) {
                        belongs(delivery, declaration.source());
                    }
                }
                case Subject.OfSource(var source) -> all.addAll(deliveriesOf(source));
                case Subject.OfControlPlane(var controlPlane) ->
                        all.addAll(subjects(placements.on(controlPlane)));
            }
        }
        return all;
    }

    private Set<Subject> follow(SourceId id, @Nullable Stamped<SourceState> state) {
        sources.fold(id, state);
        var touched = deliveriesOf(id);
        touched.add(new Subject.OfSource(id));
        return touched;
    }

    private Set<Subject> render(DeliveryId id, @Nullable Stamped<RenderingRecord> rendering) {
        if (rendering == null || rendering.value().isEnded()) {
            renderings.remove(id);
        } else {
            renderings.put(id, rendering);
            belongs(id, rendering.value().source());
        }
        return Set.of(new Subject.OfDelivery(id));
    }

    private Set<Subject> meet(ControlPlaneId id, @Nullable Stamped<ControlPlaneFacts> facts) {
        if (facts == null) {
            controlPlanes.remove(id);
        } else {
            controlPlanes.put(id, facts);
        }
        var touched = subjects(placements.on(id));
        touched.add(new Subject.OfControlPlane(id));
        return touched;
    }

    private Set<Subject> evaluated(SourceId source, int partition) {
        return subjects(
                bySource.getOrDefault(source, Set.of()).stream()
                        .filter(id -> renderPartition.applyAsInt(id) == partition)
                        .toList());
    }

    private void recall(Recorded recorded) {
        switch (recorded.value()) {
            case CommitEvent event -> sources.remember(KnownCommit.of(event, recorded.at()));
            case Placement placement ->
                    placements.recall(
                            placement.controlPlane(),
                            placement.delivery(),
                            course -> course.placed(placement));
            case ApplyOutcome outcome ->
                    placements.recall(
                            outcome.controlPlane(),
                            outcome.delivery(),
                            course -> course.came(outcome));
            case null -> {}
            case FetchFailed _, PlacementRemoval _, RenderFailed _ -> {}
            case DefinitionState _, RenderingRecord _, Evaluation _, ControlPlaneFacts _ -> {}
            case Ownership _, Hint _, Intervention _, ManifestBundle _ -> {}
        }
    }

    private void belongs(DeliveryId delivery, SourceId source) {
        bySource.computeIfAbsent(source, _ -> ConcurrentHashMap.newKeySet()).add(delivery);
    }

    private Set<Subject> deliveriesOf(SourceId source) {
        return subjects(bySource.getOrDefault(source, Set.of()));
    }

    private static Set<Subject> subjects(Iterable<DeliveryId> deliveries) {
        var subjects = new HashSet<Subject>();
        deliveries.forEach(id -> subjects.add(new Subject.OfDelivery(id)));
        return subjects;
    }
}
