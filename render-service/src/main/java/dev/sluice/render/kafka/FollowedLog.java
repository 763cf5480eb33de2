package dev.sluice.render.kafka;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Intervention;
import dev.sluice.events.LogRecord;
import dev.sluice.events.Ownership;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.events.Target;
import dev.sluice.events.Topic;
import dev.sluice.log.Change;
import dev.sluice.log.LogFollower;
import dev.sluice.log.Table;
import dev.sluice.render.delivery.Agenda;
import dev.sluice.render.secret.ReferencedObject;
import dev.sluice.render.secret.ReferencedValues;
import dev.sluice.render.tree.Inputs;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The tables that rendering reads, and which deliveries are to be evaluated when one changes.
public final class FollowedLog {

    private final Agenda<DeliveryId> agenda;
    private final Agenda<SourceId> sources;
    private final DeclaredWorld world;
    private final Holdings holdings = new Holdings(this::wakePartition, this::passedOn);
    private final ConcurrentMap<DeliveryId, Set<ControlPlaneId>> placedOn =
            new ConcurrentHashMap<>();
    final Table<DefinitionState> definitions;
    final Table<SourceState> commits;
    final Table<ApplyOutcome> outcomes;
    final Table<ControlPlaneFacts> controlPlanes;
    final Table<Ownership> owners;
    final Table<Intervention> interventions;
    final Written<RenderingRecord> renderings;
    final Written<DesiredState> placements;
    final Written<Evaluation> evaluations;

    /// Before the follower is started.
    public FollowedLog(
            LogFollower follower,
            Agenda<DeliveryId> agenda,
            Agenda<SourceId> sources,
            ControlPlaneId local) {
        this.agenda = agenda;
        this.sources = sources;
        this.world = new DeclaredWorld(local);
        this.definitions =
                follower.table(Topic.DEFINITIONS, DefinitionState.class, this::definitionChanged);
        this.commits =
                follower.table(
                        Topic.COMMITS,
                        SourceState.class,
                        change -> follow(SourceId.parse(change.key())));
        this.outcomes = follower.table(Topic.OUTCOMES, ApplyOutcome.class, this::outcomeChanged);
        this.controlPlanes =
                follower.table(Topic.CONTROL_PLANES, ControlPlaneFacts.class, this::factsChanged);
        this.owners = follower.table(Topic.OWNERS, Ownership.class);
        this.interventions =
                follower.table(Topic.INTERVENTIONS, Intervention.class, this::interventionChanged);
        this.renderings =
                new Written<>(
                        follower.table(Topic.RENDERINGS, RenderingRecord.class),
                        key -> Holdings.partition(delivery(key)));
        this.placements =
                new Written<>(
                        follower.table(
                                Topic.PLACEMENTS, DesiredState.class, this::placementChanged),
                        key -> Holdings.partition(placed(key)));
        this.evaluations =
                new Written<>(
                        follower.table(Topic.EVALUATIONS, Evaluation.class),
                        key -> Integer.parseInt(key.substring(key.lastIndexOf('/') + 1)));
    }

    public Holdings holdings() {
        return holdings;
    }

    DeclaredWorld world() {
        return world;
    }

    /// The control planes on which something of the delivery stands.
    Set<ControlPlaneId> placedOn(DeliveryId delivery) {
        return placedOn.getOrDefault(delivery, Set.of());
    }

    void notePlacedOn(DeliveryId delivery, ControlPlaneId controlPlane) {
        placedOn.computeIfAbsent(delivery, _ -> new ConcurrentSkipListSet<>()).add(controlPlane);
    }

    /// The source is at another commit, or its commit has come.
    public void follow(SourceId source) {
        sources.add(source);
    }

    /// The deliveries of a source that this replica owns are to be evaluated.
    private void wakeSource(SourceId source) {
        world.deliveriesFrom(source).forEach(this::wake);
    }

    /// All that have a Secret, or once failed for want of a key.
    public void wakeAll() {
        wakeWhere(_ -> true);
    }

    /// All that refer to a ConfigMap or Secret.
    public void wakeReferring(ReferencedObject object) {
        wakeWhere(delivery -> ReferencedValues.objects(delivery).contains(object));
    }

    /// What the deliveries of this replica refer to.
    public Set<ReferencedObject> references() {
        var references = new HashSet<ReferencedObject>();
        for (var state : definitions.values()) {
            declared(state)
                    .filter(delivery -> holdings.has(delivery.delivery()))
                    .ifPresent(delivery -> references.addAll(ReferencedValues.objects(delivery)));
        }
        return references;
    }

    /// All that have bundles which nothing points to since this moment or longer.
    public void wakeRetired(Instant since) {
        for (var rendering : renderings.read()) {
            if (rendering.retired().stream().anyMatch(retired -> !retired.at().isAfter(since))) {
                wake(rendering.delivery());
            }
        }
    }

    /// How many deliveries are defined.
    public long size() {
        return definitions.values().stream().filter(state -> declared(state).isPresent()).count();
    }

    private void wake(DeliveryId delivery) {
        if (holdings.has(delivery)) {
            agenda.add(delivery);
        }
    }

    private void wakeWhere(Predicate<DeliveryDeclaration> wanted) {
        for (var state : definitions.values()) {
            declared(state).filter(wanted).ifPresent(delivery -> wake(delivery.delivery()));
        }
    }

    private void wakePartition(int partition) {
        definitions.ofPartition(partition).forEach(state -> wake(delivery(state.key())));
    }

    private void passedOn(int partition) {
        renderings.forget(partition);
        placements.forget(partition);
        evaluations.forget(partition);
    }

    private void definitionChanged(Change<DefinitionState> change) {
        world.changed(change.before(), change.value());
        wake(delivery(change.key()));
        world.sources(change.before()).forEach(this::wakeSource);
        world.sources(change.value()).forEach(this::wakeSource);
        if (DeclaredWorld.concernsFleet(change.before())
                || DeclaredWorld.concernsFleet(change.value())) {
            wakeAll();
        }
    }

    private void outcomeChanged(Change<ApplyOutcome> change) {
        var outcome = change.value();
        if (outcome != null && outcome.phase() == ApplyOutcome.Phase.REMOVED) {
            wake(outcome.delivery());
        }
    }

    private void interventionChanged(Change<Intervention> change) {
        if (change.value() != null) {
            wake(change.value().delivery());
        }
    }

    private void factsChanged(Change<ControlPlaneFacts> change) {
        var before = change.before() == null ? "" : change.before().server();
        var now = change.value() == null ? "" : change.value().server();
        if (!before.equals(now)) {
            world.fleetChanged();
            wakeWhere(delivery -> delivery.target() instanceof Target.Server);
        }
        if (change.value() != null && !servesTheSame(change.before(), change.value())) {
            wakeAsking(change.value().controlPlane());
        }
    }

    private static boolean servesTheSame(
            @Nullable ControlPlaneFacts before, ControlPlaneFacts now) {
        return before != null
                && Objects.equals(before.version(), now.version())
                && before.kinds().equals(now.kinds());
    }

    /// Deliveries whose charts ask what a control plane serves, if they stand there or wait for it.
    private void wakeAsking(ControlPlaneId controlPlane) {
        agenda.repeatRunning();
        for (var rendering : renderings.all()) {
            var isAsking =
                    rendering.reads().stream()
                            .anyMatch(read -> read.path().startsWith(Inputs.FACTS));
            if (isAsking
                    && (!rendering.problems().isEmpty()
                            || rendering.placed().stream()
                                    .anyMatch(
                                            placed ->
                                                    placed.controlPlane().equals(controlPlane)))) {
                wake(rendering.delivery());
            }
        }
    }

    private void placementChanged(Change<DesiredState> change) {
        if (change.value() != null) {
            notePlacedOn(change.value().delivery(), change.value().controlPlane());
        } else if (change.before() != null) {
            var standing = placedOn.get(change.before().delivery());
            if (standing != null) {
                standing.remove(change.before().controlPlane());
            }
        }
    }

    private static DeliveryId delivery(String key) {
        return DeliveryId.parse(key);
    }

    /// The delivery of the key of a placement.
    private static DeliveryId placed(String key) {
        int controlPlane = Topic.PLACEMENTS.partitionKey(key).length();
        return delivery(key.substring(controlPlane + 1));
    }

    private static Optional<DeliveryDeclaration> declared(LogRecord state) {
        return state instanceof Definition definition ? definition.delivery() : Optional.empty();
    }
}
