package dev.sluice.status.board;

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
import org.jspecify.annotations.Nullable;

/// What people wrote, and what it declares. What a refused resource declared before stays.
final class Definitions {
    /// Resources of these kinds are deliveries, also where a problem keeps them from being one.
    private static final Set<String> DELIVERY_KINDS =
            Set.of("Kustomization", "HelmRelease", "Application", "Delivery");

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
        delivery(id).ifPresent(delivery -> touched.add(new Subject.OfDelivery(delivery)));
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
        }
        return subject(declaration);
    }

    private Subject withdraw(DefinitionId by, Declaration declaration) {
        switch (declaration) {
            case DeliveryDeclaration delivery -> deliveries.remove(delivery.delivery(), by);
            case SourceDeclaration source -> sources.remove(source.source(), by);
            case ControlPlaneDeclaration controlPlane ->
                    controlPlanes.remove(controlPlane.controlPlane(), by);
        }
        return subject(declaration);
    }

    private static Subject subject(Declaration declaration) {
        return switch (declaration) {
            case DeliveryDeclaration delivery -> new Subject.OfDelivery(delivery.delivery());
            case SourceDeclaration source -> new Subject.OfSource(source.source());
            case ControlPlaneDeclaration controlPlane ->
                    new Subject.OfControlPlane(controlPlane.controlPlane());
        };
    }

    private static Optional<DeliveryId> delivery(DefinitionId id) {
        return DELIVERY_KINDS.contains(id.kind())
                ? Optional.of(new DeliveryId(id.kind(), id.namespace(), id.name()))
                : Optional.empty();
    }

    /// The deliveries that are declared, and those that a problem keeps from it.
    Set<DeliveryId> deliveries() {
        var ids = new HashSet<>(deliveries.ids());
        states.keySet().forEach(id -> delivery(id).ifPresent(ids::add));
        return ids;
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
        return deliveries.definitions(id).stream()
                .findFirst()
                .map(states::get)
                .orElseGet(
                        () ->
                                DELIVERY_KINDS.contains(id.kind())
                                        ? states.get(definition(id))
                                        : null);
    }

    /// The resources that declare the source.
    List<Stamped<DefinitionState>> of(SourceId id) {
        return states(sources.definitions(id));
    }

    List<Stamped<DefinitionState>> of(ControlPlaneId id) {
        return states(controlPlanes.definitions(id));
    }

    private List<Stamped<DefinitionState>> states(Collection<DefinitionId> ids) {
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

    private static DefinitionId definition(DeliveryId id) {
        return new DefinitionId(id.kind(), id.namespace(), id.name());
    }

    Set<SourceId> sources() {
        return sources.ids();
    }

    Set<ControlPlaneId> controlPlanes() {
        return controlPlanes.ids();
    }
}
