package dev.sluice.apply.kafka;

import dev.sluice.apply.DesiredStates;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.Intervention;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Placement;
import dev.sluice.events.SourceId;
import dev.sluice.events.Topic;
import dev.sluice.log.Bundles;
import dev.sluice.log.Change;
import dev.sluice.log.HeldBack;
import dev.sluice.log.LogFollower;
import dev.sluice.log.Table;
import dev.sluice.log.Topics;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the log says, in tables.
public final class FollowedLog implements DesiredStates {

    private final Bundles bundles;
    private final Listener listener;
    private final DefinedDeliveries definitions = new DefinedDeliveries();
    private final Map<ControlPlaneId, Map<DeliveryId, DesiredState>> wanted =
            new ConcurrentHashMap<>();
    private final Map<DeliveryId, Set<ControlPlaneId>> placed = new ConcurrentHashMap<>();
    private final Map<String, Evaluation> evaluations = new ConcurrentHashMap<>();
    private final Table<Intervention> interventions;
    private final Table<ApplyOutcome> outcomes;
    private final Table<ControlPlaneFacts> controlPlanes;

    /// Who hears of changes, on the follower's thread.
    public interface Listener {

        void desired(DesiredState state);

        void ended(ControlPlaneId controlPlane, DeliveryId delivery);

        void declared(ControlPlaneId controlPlane);

        void evaluated();

        void told(ApplyOutcome outcome);

        void intervened(Intervention intervention);
    }

    /// To be made before the follower starts.
    public FollowedLog(LogFollower follower, Bundles bundles, Listener listener) {
        this.bundles = bundles;
        this.listener = listener;
        var _ = follower.table(Topic.DEFINITIONS, DefinitionState.class, this::defined);
        var _ = follower.table(Topic.PLACEMENTS, DesiredState.class, this::desired);
        // What is pruned is what no placement wants: all of them must be read before.
        HeldBack<Change<Evaluation>> evaluating =
                follower.heldBack(EnumSet.of(Topic.PLACEMENTS), this::evaluated);
        var _ = follower.table(Topic.EVALUATIONS, Evaluation.class, evaluating::add);
        interventions = follower.table(Topic.INTERVENTIONS, Intervention.class, this::intervened);
        outcomes = follower.table(Topic.OUTCOMES, ApplyOutcome.class, this::told);
        controlPlanes = follower.table(Topic.CONTROL_PLANES, ControlPlaneFacts.class);
    }

    private void evaluated(Change<Evaluation> change) {
        if (change.value() == null) {
            evaluations.remove(change.key());
        } else {
            evaluations.put(change.key(), change.value());
        }
        listener.evaluated();
    }

    private void defined(Change<DefinitionState> change) {
        definitions.take(change.key(), change.value()).forEach(listener::declared);
        // Who is defined decides whose rendering is waited for.
        listener.evaluated();
    }

    private void desired(Change<DesiredState> change) {
        var state = change.value();
        var before = change.before();
        if (state != null) {
            wanted.computeIfAbsent(state.controlPlane(), _ -> new ConcurrentHashMap<>())
                    .put(state.delivery(), state);
            placed.computeIfAbsent(state.delivery(), _ -> ConcurrentHashMap.newKeySet())
                    .add(state.controlPlane());
            listener.desired(state);
        } else if (before != null) {
            wanted.getOrDefault(before.controlPlane(), Map.of()).remove(before.delivery());
            placed.getOrDefault(before.delivery(), Set.of()).remove(before.controlPlane());
            listener.ended(before.controlPlane(), before.delivery());
        }
    }

    private void intervened(Change<Intervention> change) {
        if (change.value() != null) {
            listener.intervened(change.value());
        }
    }

    private void told(Change<ApplyOutcome> change) {
        if (change.value() != null) {
            listener.told(change.value());
        }
    }

    @Override
    public Set<ControlPlaneId> controlPlanes() {
        var all = new HashSet<>(definitions.controlPlanes());
        wanted.forEach(
                (controlPlane, states) -> {
                    if (!states.isEmpty()) {
                        all.add(controlPlane);
                    }
                });
        return all;
    }

    @Override
    public List<DesiredState> of(ControlPlaneId controlPlane) {
        return List.copyOf(
                wanted.getOrDefault(controlPlane, Map.<DeliveryId, DesiredState>of()).values());
    }

    @Override
    public Optional<DesiredState> of(ControlPlaneId controlPlane, DeliveryId delivery) {
        return Optional.ofNullable(
                wanted.getOrDefault(controlPlane, Map.<DeliveryId, DesiredState>of())
                        .get(delivery));
    }

    @Override
    public Optional<ManifestBundle> bundle(Placement placement) {
        return placement.inside() != null
                ? Optional.of(placement.inside())
                : Optional.ofNullable(bundles.read(placement.delivery(), placement.bundle()));
    }

    @Override
    public Optional<ApplyOutcome> outcome(ControlPlaneId controlPlane, DeliveryId delivery) {
        return Optional.ofNullable(outcomes.get(DesiredState.key(controlPlane, delivery)));
    }

    @Override
    public Optional<Intervention> intervention(DeliveryId delivery) {
        return Optional.ofNullable(interventions.get(delivery.toString()));
    }

    @Override
    public Optional<ControlPlaneDeclaration> declaration(ControlPlaneId controlPlane) {
        return definitions.controlPlane(controlPlane);
    }

    @Override
    public boolean isEvaluated(SourceId source, Generation commit) {
        return definitions.of(source).stream()
                .allMatch(delivery -> isRendered(delivery, source, commit));
    }

    @Override
    public boolean isEvaluated(DeliveryId delivery, SourceId source, Generation commit) {
        boolean rendersFromIt = definitions.source(delivery).filter(source::equals).isPresent();
        return !rendersFromIt || isRendered(delivery, source, commit);
    }

    private boolean isRendered(DeliveryId delivery, SourceId source, Generation commit) {
        var evaluation = evaluation(delivery, source);
        return evaluation.isPresent() && evaluation.get().commitGeneration().compareTo(commit) >= 0;
    }

    /// A delivery is rendered by whoever owns its partition.
    private Optional<Evaluation> evaluation(DeliveryId delivery, SourceId source) {
        int partition = Topics.partition(Topic.DEFINITIONS, delivery.toString());
        return Optional.ofNullable(evaluations.get(source + "/" + partition));
    }

    @Override
    public boolean isFullyRendered() {
        return definitions.all().stream()
                .allMatch(
                        delivery ->
                                definitions
                                        .source(delivery)
                                        .flatMap(source -> evaluation(delivery, source))
                                        .isPresent());
    }

    @Override
    public boolean areAllPlaced() {
        return definitions.all().stream()
                .noneMatch(delivery -> placed.getOrDefault(delivery, Set.of()).isEmpty());
    }

    @Override
    public List<ControlPlaneId> withIdentity(String identity) {
        return controlPlanes.values().stream()
                .filter(facts -> identity.equals(facts.identity()))
                .map(ControlPlaneFacts::controlPlane)
                .toList();
    }
}
