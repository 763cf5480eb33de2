package dev.sluice.source.kafka;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Digest;
import dev.sluice.events.Intake;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import dev.sluice.log.Bundles;
import dev.sluice.source.definition.IntakeReader;
import dev.sluice.source.definition.IntakeReading;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Definitions in the bundles of deliveries to the local control plane: apps of apps.
final class ParentBundles implements IntakeReader<Intake.Parent> {

    private final LogTables tables;
    private final Bundles bundles;
    private final ControlPlaneId local;

    ParentBundles(LogTables tables, Bundles bundles, ControlPlaneId local) {
        this.tables = tables;
        this.bundles = bundles;
        this.local = local;
    }

    @Override
    public IntakeReading read(Intake.Parent intake) {
        var delivery = intake.delivery();
        DefinitionState definition = tables.definitions().get(delivery.toString());
        return switch (definition) {
            case null -> new IntakeReading.Ended(false);
            case DefinitionRemoval removal -> new IntakeReading.Ended(isDeletion(removal));
            case Definition _ -> placed(delivery);
        };
    }

    private IntakeReading placed(DeliveryId delivery) {
        var desired = tables.placements().get(DesiredState.key(local, delivery));
        return switch (desired) {
            case Placement placement when !placement.suspended() -> resources(placement);
            case PlacementRemoval removal ->
                    new IntakeReading.Ended(
                            removal.deletion() == Deletion.DELETE && !removal.forgotten());
            case Placement _, RenderFailed _ -> new IntakeReading.Unchanged();
            case null -> new IntakeReading.Unchanged();
        };
    }

    private IntakeReading resources(Placement placement) {
        var bundle = bundle(placement);
        return bundle == null
                ? new IntakeReading.Unchanged()
                : new IntakeReading.Resources(
                        bundle.definitions(),
                        placement.policy().prune(),
                        confirmed(placement.delivery()));
    }

    private @Nullable ManifestBundle bundle(Placement placement) {
        return placement.inside() != null
                ? placement.inside()
                : bundles.read(placement.delivery(), placement.bundle());
    }

    private Set<Digest> confirmed(DeliveryId delivery) {
        var confirmed = new LinkedHashSet<Digest>();
        var intervention = tables.interventions().get(delivery.toString());
        if (intervention != null) {
            intervention.confirmedPrunes().stream()
                    .filter(prune -> prune.controlPlane().equals(local))
                    .forEach(prune -> confirmed.add(prune.deletions()));
        }
        return confirmed;
    }

    /// A suspended delivery that ends leaves everything as it is.
    private static boolean isDeletion(DefinitionRemoval removal) {
        return removal.declared().stream()
                .anyMatch(
                        declaration ->
                                declaration instanceof DeliveryDeclaration delivery
                                        && !delivery.suspended()
                                        && delivery.policy().deletion() == Deletion.DELETE);
    }
}
