package dev.sluice.source.definition;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.Declaration;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Intake;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which removals are confirmed by everything below, so that a tombstone may end them.
public final class Endings {

    private static final Set<String> DELIVERIES =
            Set.of("Kustomization", "HelmRelease", "Application", "Delivery");

    private final DefinitionLog log;

    public Endings(DefinitionLog log) {
        this.log = log;
    }

    /// The removals among these that are over, of intakes that this replica owns.
    public List<DefinitionId> due(Collection<DefinitionState> states) {
        var usedSources = new HashSet<SourceId>();
        var parents = new HashSet<DeliveryId>();
        for (var state : states) {
            declarations(state).stream()
                    .filter(DeliveryDeclaration.class::isInstance)
                    .map(declaration -> ((DeliveryDeclaration) declaration).source())
                    .forEach(usedSources::add);
            if (state instanceof Definition definition
                    && definition.intake() instanceof Intake.Parent(var delivery)
                    && definition.problems().stream()
                            .noneMatch(problem -> problem.reason().equals("ParentGone"))) {
                parents.add(delivery);
            }
        }
        return states.stream()
                .filter(DefinitionRemoval.class::isInstance)
                .map(DefinitionRemoval.class::cast)
                .filter(removal -> log.epoch(removal.intake()).isPresent())
                .filter(removal -> isOver(removal, usedSources, parents))
                .map(DefinitionRemoval::id)
                .toList();
    }

    private boolean isOver(
            DefinitionRemoval removal, Set<SourceId> usedSources, Set<DeliveryId> parents) {
        var id = removal.id();
        if (DELIVERIES.contains(id.kind())) {
            var delivery = new DeliveryId(id.kind(), id.namespace(), id.name());
            if (log.isRendered(delivery) || parents.contains(delivery)) {
                return false;
            }
        }
        boolean hasDelivery =
                removal.declared().stream().anyMatch(DeliveryDeclaration.class::isInstance);
        return removal.declared().stream()
                .allMatch(
                        declaration ->
                                switch (declaration) {
                                    case DeliveryDeclaration _ -> true;
                                    case SourceDeclaration source ->
                                            hasDelivery || !usedSources.contains(source.source());
                                    case ControlPlaneDeclaration plane ->
                                            hasDelivery || !log.isPlacedOn(plane.controlPlane());
                                    case ChartRepositoryDeclaration _ -> true;
                                });
    }

    private static List<Declaration> declarations(DefinitionState state) {
        return switch (state) {
            case Definition definition -> definition.declares();
            case DefinitionRemoval removal -> removal.declared();
        };
    }
}
