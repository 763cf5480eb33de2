package dev.sluice.status.board;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Declaration;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people wrote, and what it declares. What a refused resource declared before stays.
final class Definitions {
    /// Resources of these kinds are deliveries, also where a problem keeps them from being one.
    private static final Set<String> DELIVERY_KINDS =
            Set.of("Kustomization", "HelmRelease", "Application", "Delivery");

    private static final Set<String> SOURCE_KINDS =
            Set.of("GitRepository", "OCIRepository", "HelmRepository", "HelmChart", "Bucket");
    private static final String CONTROL_PLANE_KIND = "ControlPlane";

    private final ConcurrentSkipListMap<DefinitionId, Stamped<DefinitionState>> states =
            new ConcurrentSkipListMap<>();
    private final Map<DefinitionId, List<Declaration>> standing = new ConcurrentHashMap<>();
    private final Declared<DeliveryId, DeliveryDeclaration> deliveries = new Declared<>();
    private final Declared<SourceId, SourceDeclaration> sources = new Declared<>();
    private final Declared<ControlPlaneId, ControlPlaneDeclaration> controlPlanes =
            new Declared<>();

    /// Takes what stands under a key now; null for nothing.
    Set<Subject> fold(DefinitionId id, @Nullable Stamped<DefinitionState> state) {
        var before = standing.getOrDefault(id, List.of());
        var now = state == null ? List.<Declaration>of() : declaredBy(state.value(), before);
        var touched = new HashSet<Subject>();
        named(id).ifPresent(touched::add);
        before.forEach(declaration -> touched.add(withdraw(id, declaration)));
        now.forEach(declaration -> touched.add(declare(id, declaration)));
        if (state == null) {
            states.remove(id);
            standing.remove(id);
        } else {
            states.put(id, state);
            standing.put(id, now);
        }
        return touched;
    }

    private static List<Declaration> declaredBy(DefinitionState state, List<Declaration> before) {
        return switch (state) {
            case Definition definition when definition.isRefused() -> before;
            case Definition definition -> definition.declares();
            case DefinitionRemoval removal -> removal.declared();
        };
    }

    private Subject declare(DefinitionId by, Declaration declaration) {
        switch (declaration) {
            case DeliveryDeclaration delivery -> deliveries.put(delivery.delivery(), by, delivery);
            case SourceDeclaration source -> sources.put(source.source(), by, source);
            case ControlPlaneDeclaration controlPlane ->
                    controlPlanes.put(controlPlane.controlPlane(), by, controlPlane);
            case ChartRepositoryDeclaration _ -> {}
        }
        return subject(declaration);
    }

    private Subject withdraw(DefinitionId by, Declaration declaration) {
        switch (declaration) {
            case DeliveryDeclaration delivery -> deliveries.remove(delivery.delivery(), by);
            case SourceDeclaration source -> sources.remove(source.source(), by);
            case ControlPlaneDeclaration controlPlane ->
                    controlPlanes.remove(controlPlane.controlPlane(), by);
            case ChartRepositoryDeclaration _ -> {}
        }
        return subject(declaration);
    }

    private static Subject subject(Declaration declaration) {
        return switch (declaration) {
            case DeliveryDeclaration delivery -> new Subject.OfDelivery(delivery.delivery());
            case SourceDeclaration source -> new Subject.OfSource(source.source());
            case ControlPlaneDeclaration controlPlane ->
                    new Subject.OfControlPlane(controlPlane.controlPlane());
            case ChartRepositoryDeclaration repository ->
                    new Subject.OfSource(repository.repository());
        };
    }

    /// What the resource is by its kind, also where it declares nothing.
    static Optional<Subject> named(DefinitionId id) {
        if (DELIVERY_KINDS.contains(id.kind())) {
            return Optional.of(
                    new Subject.OfDelivery(new DeliveryId(id.kind(), id.namespace(), id.name())));
        }
        if (SOURCE_KINDS.contains(id.kind())) {
            return Optional.of(
                    new Subject.OfSource(new SourceId(id.kind(), id.namespace(), id.name())));
        }
        return id.kind().equals(CONTROL_PLANE_KIND)
                ? Optional.of(
                        new Subject.OfControlPlane(new ControlPlaneId(id.namespace(), id.name())))
                : Optional.empty();
    }

    /// The deliveries that are declared, and those that a problem keeps from it; so are the others.
    Set<DeliveryId> deliveries() {
        var ids = new HashSet<>(deliveries.ids());
        named().forEach(
                        subject -> {
                            if (subject instanceof Subject.OfDelivery(var id)) {
                                ids.add(id);
                            }
                        });
        return ids;
    }

    Set<SourceId> sources() {
        var ids = new HashSet<>(sources.ids());
        named().forEach(
                        subject -> {
                            if (subject instanceof Subject.OfSource(var id)) {
                                ids.add(id);
                            }
                        });
        return ids;
    }

    Set<ControlPlaneId> controlPlanes() {
        var ids = new HashSet<>(controlPlanes.ids());
        named().forEach(
                        subject -> {
                            if (subject instanceof Subject.OfControlPlane(var id)) {
                                ids.add(id);
                            }
                        });
        return ids;
    }

    private Stream<Subject> named() {
        return states.keySet().stream().flatMap(id -> named(id).stream());
    }

    List<Stamped<DefinitionState>> all() {
        return List.copyOf(states.values());
    }

    @Nullable DeliveryDeclaration delivery(DeliveryId id) {
        return deliveries.first(id);
    }

    @Nullable SourceDeclaration source(SourceId id) {
        return sources.first(id);
    }

    @Nullable ControlPlaneDeclaration controlPlane(ControlPlaneId id) {
        return controlPlanes.first(id);
    }

    /// The resource that declares the delivery, or would if it were not refused.
    @Nullable Stamped<DefinitionState> of(DeliveryId id) {
        return of(deliveries.definitions(id), DELIVERY_KINDS, id.kind(), id.namespace(), id.name())
                .stream()
                .findFirst()
                .orElse(null);
    }

    /// The resources that declare the source, or would.
    List<Stamped<DefinitionState>> of(SourceId id) {
        return of(sources.definitions(id), SOURCE_KINDS, id.kind(), id.namespace(), id.name());
    }

    /// The resources that register the control plane, or would.
    List<Stamped<DefinitionState>> of(ControlPlaneId id) {
        var kinds = Set.of(CONTROL_PLANE_KIND);
        return of(
                controlPlanes.definitions(id),
                kinds,
                CONTROL_PLANE_KIND,
                id.namespace(),
                id.name());
    }

    private List<Stamped<DefinitionState>> of(
            Collection<DefinitionId> declaring,
            Set<String> kinds,
            String kind,
            String namespace,
            String name) {
        var ids =
                declaring.isEmpty() && kinds.contains(kind)
                        ? List.of(new DefinitionId(kind, namespace, name))
                        : declaring;
        return ids.stream()
                .<Stamped<DefinitionState>>mapMulti(
                        (id, take) -> {
                            var state = states.get(id);
                            if (state != null) {
                                take.accept(state);
                            }
                        })
                .toList();
    }
}
