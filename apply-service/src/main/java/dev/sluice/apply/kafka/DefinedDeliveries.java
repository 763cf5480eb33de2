package dev.sluice.apply.kafka;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Declaration;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is defined, by what it declares. A definition that is refused goes on declaring what it
/// did.
final class DefinedDeliveries {

    private final Map<String, List<Declaration>> declared = new ConcurrentHashMap<>();
    private final Map<DeliveryId, SourceId> sources = new ConcurrentHashMap<>();
    private final Map<SourceId, Set<DeliveryId>> deliveries = new ConcurrentHashMap<>();
    private final Map<ControlPlaneId, TreeMap<String, ControlPlaneDeclaration>> controlPlanes =
            new ConcurrentHashMap<>();

    /// Takes in what stands under a key.
    ///
    /// @return the control planes whose declaration may have changed
    synchronized Set<ControlPlaneId> take(String key, @Nullable DefinitionState state) {
        if (state instanceof Definition definition
                && definition.isRefused()
                && declared.containsKey(key)) {
            return Set.of();
        }
        var concerned = new HashSet<ControlPlaneId>();
        var before = declared.remove(key);
        if (before != null) {
            before.forEach(declaration -> remove(key, declaration, concerned));
        }
        switch (state) {
            case Definition definition -> {
                declared.put(key, definition.declares());
                definition.declares().forEach(each -> add(key, each, concerned));
            }
            case DefinitionRemoval removal -> {
                // A delivery that ends reaches its own control plane until its objects are gone.
                if (!removal.id().kind().equals("ControlPlane")) {
                    var reached =
                            removal.declared().stream()
                                    .filter(ControlPlaneDeclaration.class::isInstance)
                                    .toList();
                    declared.put(key, reached);
                    reached.forEach(each -> add(key, each, concerned));
                }
            }
            case null -> {
                // It has ended.
            }
        }
        return concerned;
    }

    private void add(String key, Declaration declaration, Set<ControlPlaneId> concerned) {
        switch (declaration) {
            case DeliveryDeclaration delivery -> {
                sources.put(delivery.delivery(), delivery.source());
                deliveries
                        .computeIfAbsent(delivery.source(), _ -> ConcurrentHashMap.newKeySet())
                        .add(delivery.delivery());
            }
            case ControlPlaneDeclaration controlPlane -> {
                var byKey =
                        controlPlanes.computeIfAbsent(
                                controlPlane.controlPlane(), _ -> new TreeMap<>());
                byKey.put(key, controlPlane);
                concerned.add(controlPlane.controlPlane());
            }
            case SourceDeclaration _, ChartRepositoryDeclaration _ -> {
                // Not ours to read.
            }
        }
    }

    private void remove(String key, Declaration declaration, Set<ControlPlaneId> concerned) {
        switch (declaration) {
            case DeliveryDeclaration delivery -> {
                sources.remove(delivery.delivery());
                deliveries.getOrDefault(delivery.source(), Set.of()).remove(delivery.delivery());
            }
            case ControlPlaneDeclaration controlPlane -> {
                concerned.add(controlPlane.controlPlane());
                controlPlanes.computeIfPresent(
                        controlPlane.controlPlane(),
                        (_, byKey) -> {
                            byKey.remove(key);
                            return byKey.isEmpty() ? null : byKey;
                        });
            }
            case SourceDeclaration _, ChartRepositoryDeclaration _ -> {
                // Not ours to read.
            }
        }
    }

    /// The deliveries that render from a source.
    Set<DeliveryId> of(SourceId source) {
        return deliveries.getOrDefault(source, Set.of());
    }

    Optional<SourceId> source(DeliveryId delivery) {
        return Optional.ofNullable(sources.get(delivery));
    }

    Set<DeliveryId> all() {
        return sources.keySet();
    }

    /// Of two that declare the same control plane, the first by key.
    synchronized Optional<ControlPlaneDeclaration> controlPlane(ControlPlaneId id) {
        return Optional.ofNullable(controlPlanes.get(id))
                .map(byKey -> byKey.firstEntry().getValue());
    }

    Set<ControlPlaneId> controlPlanes() {
        return controlPlanes.keySet();
    }
}
