package dev.sluice.render.kafka;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Declaration;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.events.Topic;
import dev.sluice.log.Table;
import dev.sluice.render.delivery.Fleet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The definitions by what they declare. Written by the follower's thread, read by all.
final class DeclaredWorld {

    private static final String CONTROL_PLANE = "ControlPlane";

    private final ControlPlaneId local;
    private final ConcurrentMap<Part, NavigableSet<DeliveryId>> deliveries =
            new ConcurrentHashMap<>();
    private final ConcurrentMap<SourceId, Map<DefinitionId, SourceDeclaration>> sources =
            new ConcurrentHashMap<>();
    private final ConcurrentMap<ControlPlaneId, Map<DefinitionId, Fleet.Member>> members =
            new ConcurrentHashMap<>();
    private volatile @Nullable Fleet fleet;

    /// The deliveries of a source that one partition has.
    private record Part(SourceId source, int partition) {

        static Part of(DeliveryDeclaration delivery) {
            return new Part(delivery.source(), Holdings.partition(delivery.delivery()));
        }
    }

    DeclaredWorld(ControlPlaneId local) {
        this.local = local;
    }

    void changed(@Nullable DefinitionState before, @Nullable DefinitionState now) {
        if (before != null) {
            withdraw(before);
        }
        if (now != null) {
            enter(now);
        }
    }

    List<DeliveryId> deliveriesFrom(SourceId source) {
        return IntStream.range(0, Topic.DEFINITIONS.partitions())
                .boxed()
                .flatMap(partition -> deliveriesFrom(source, partition).stream())
                .toList();
    }

    NavigableSet<DeliveryId> deliveriesFrom(SourceId source, int partition) {
        return deliveries.getOrDefault(
                new Part(source, partition), Collections.emptyNavigableSet());
    }

    /// What is ignored in a repository of Git is no part of the charts in it.
    @Nullable SourceDeclaration source(SourceId id) {
        var source = declared(id);
        var repository = source == null ? null : source.repository();
        var inherited = repository == null ? null : declared(repository);
        return source == null || inherited == null ? source : ignoring(source, inherited.ignore());
    }

    private @Nullable SourceDeclaration declared(SourceId id) {
        return sources.getOrDefault(id, Map.of()).values().stream().findFirst().orElse(null);
    }

    private static SourceDeclaration ignoring(SourceDeclaration source, @Nullable String ignore) {
        return new SourceDeclaration(
                source.source(),
                source.url(),
                source.ref(),
                source.interval(),
                source.timeout(),
                source.credentials(),
                ignore,
                source.suspended(),
                source.repository(),
                source.access(),
                source.beside(),
                source.chart());
    }

    Fleet fleet(Table<ControlPlaneFacts> facts) {
        var known = fleet;
        if (known != null) {
            return known;
        }
        var current = new ArrayList<Fleet.Member>();
        for (var declared : members.values()) {
            var member = declared.values().stream().min(Fleet.Member.STRONGEST).orElse(null);
            if (member == null) {
                continue;
            }
            var found = facts.get(member.id().toString());
            var server = found == null ? "" : found.server();
            current.add(member.at(server));
        }
        var made = Fleet.of(local, current);
        fleet = made;
        return made;
    }

    /// The facts of a control plane changed.
    void fleetChanged() {
        fleet = null;
    }

    /// Whether deliveries may go elsewhere because of this definition.
    static boolean concernsFleet(@Nullable DefinitionState state) {
        return state != null
                && (state.id().kind().equals(CONTROL_PLANE)
                        || declared(state).stream()
                                .anyMatch(ControlPlaneDeclaration.class::isInstance));
    }

    /// The sources that a definition declares, and those that follow what these follow.
    List<SourceId> sources(@Nullable DefinitionState state) {
        if (state == null) {
            return List.of();
        }
        var found =
                declared(state).stream()
                        .filter(SourceDeclaration.class::isInstance)
                        .map(declaration -> ((SourceDeclaration) declaration).source())
                        .toList();
        var following =
                sources.values().stream()
                        .flatMap(declared -> declared.values().stream())
                        .filter(source -> source.ref() instanceof GitRef.Inherited)
                        .filter(source -> found.contains(source.repository()))
                        .map(SourceDeclaration::source);
        return found.isEmpty() ? found : Stream.concat(found.stream(), following).toList();
    }

    private void enter(DefinitionState state) {
        boolean stands = state instanceof Definition;
        for (var declaration : declared(state)) {
            switch (declaration) {
                case DeliveryDeclaration delivery when stands ->
                        deliveries
                                .computeIfAbsent(
                                        Part.of(delivery), _ -> new ConcurrentSkipListSet<>())
                                .add(delivery.delivery());
                case SourceDeclaration source when stands ->
                        sources.computeIfAbsent(source.source(), _ -> new ConcurrentSkipListMap<>())
                                .put(state.id(), source);
                case ControlPlaneDeclaration plane -> enter(state.id(), plane, stands);
                case DeliveryDeclaration _, SourceDeclaration _, ChartRepositoryDeclaration _ -> {}
            }
        }
        if (state instanceof Definition definition
                && definition.isRefused()
                && definition.declares().isEmpty()
                && definition.id().kind().equals(CONTROL_PLANE)) {
            var id = new ControlPlaneId(definition.id().namespace(), definition.id().name());
            enter(
                    definition.id(),
                    new Fleet.Member(id, Map.of(), "", Fleet.Standing.UNREADABLE, false));
        }
    }

    private void enter(DefinitionId by, ControlPlaneDeclaration plane, boolean stands) {
        boolean itself = by.kind().equals(CONTROL_PLANE);
        // A delivery that ends reaches its own control plane until its objects are gone.
        var standing = stands || !itself ? Fleet.Standing.REGISTERED : Fleet.Standing.REMOVED;
        enter(by, new Fleet.Member(plane.controlPlane(), plane.labels(), "", standing, !itself));
    }

    private void enter(DefinitionId by, Fleet.Member member) {
        members.computeIfAbsent(member.id(), _ -> new ConcurrentSkipListMap<>()).put(by, member);
        fleetChanged();
    }

    private void withdraw(DefinitionState state) {
        for (var declaration : declared(state)) {
            switch (declaration) {
                case DeliveryDeclaration delivery ->
                        deliveries
                                .getOrDefault(Part.of(delivery), new ConcurrentSkipListSet<>())
                                .remove(delivery.delivery());
                case SourceDeclaration source ->
                        sources.getOrDefault(source.source(), new ConcurrentSkipListMap<>())
                                .remove(state.id());
                case ControlPlaneDeclaration plane -> withdraw(state.id(), plane.controlPlane());
                case ChartRepositoryDeclaration _ -> {}
            }
        }
        if (state.id().kind().equals(CONTROL_PLANE)) {
            withdraw(state.id(), new ControlPlaneId(state.id().namespace(), state.id().name()));
        }
    }

    private void withdraw(DefinitionId by, ControlPlaneId id) {
        members.getOrDefault(id, new ConcurrentSkipListMap<>()).remove(by);
        fleetChanged();
    }

    private static List<Declaration> declared(DefinitionState state) {
        return switch (state) {
            case Definition definition -> definition.declares();
            case DefinitionRemoval removal -> removal.declared();
        };
    }
}
