package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.FieldOwner;
import dev.sluice.apply.controlplane.Kinds;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.inventory.Kept;
import dev.sluice.apply.plan.Target;
import dev.sluice.apply.plan.Targets;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Digest;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which objects the deliveries of a control plane want, read from their bundles when somebody
/// asks.
final class Listings implements Neighbours {

    private final ControlPlaneId controlPlane;
    private final DesiredStates desired;
    private final Connected ground;
    private final Function<DeliveryId, Optional<Inventory>> inventories;
    private final Map<DeliveryId, Listing> known = new ConcurrentHashMap<>();

    /// @param inventories what stands, which spares reading the bundles of all that is applied
    Listings(
            ControlPlaneId controlPlane,
            DesiredStates desired,
            Connected ground,
            Function<DeliveryId, Optional<Inventory>> inventories) {
        this.controlPlane = controlPlane;
        this.desired = desired;
        this.ground = ground;
        this.inventories = inventories;
    }

    private record Listing(Digest bundle, Kinds kinds, Set<ObjectKey> objects) {}

    @Override
    public Optional<DeliveryId> wanting(ObjectKey object, DeliveryId except) {
        return desired.of(controlPlane).stream()
                .filter(state -> !state.delivery().equals(except))
                .filter(state -> listing(state).filter(all -> all.contains(object)).isPresent())
                .map(DesiredState::delivery)
                .findFirst();
    }

    @Override
    public Optional<String> unknown(DeliveryId except) {
        return desired.of(controlPlane).stream()
                .filter(state -> !state.delivery().equals(except))
                .filter(state -> listing(state).isEmpty())
                .map(state -> "the log holds the bundle of %s no more".formatted(state.delivery()))
                .findFirst();
    }

    @Override
    public Optional<String> rightful(String fieldOwner, ObjectKey object) {
        for (var state : desired.of(controlPlane)) {
            if (FieldOwner.of(state.delivery()).name().equals(fieldOwner)) {
                // What cannot be read is not taken away from it.
                boolean wants = listing(state).map(all -> all.contains(object)).orElse(true);
                return wants ? Optional.of(state.delivery().toString()) : Optional.empty();
            }
        }
        return ofAnotherInstallation(fieldOwner, object);
    }

    private Optional<String> ofAnotherInstallation(String fieldOwner, ObjectKey object) {
        if (!(ground.site().inventories().all() instanceof Given<List<Kept>>(var all))) {
            return Optional.of(FieldOwner.delivery(fieldOwner));
        }
        return all.stream()
                .map(Kept::inventory)
                .filter(found -> FieldOwner.of(found.delivery()).name().equals(fieldOwner))
                .filter(
                        found ->
                                found.standing().stream()
                                        .anyMatch(entry -> entry.key().equals(object)))
                .map(
                        found ->
                                "%s (known to the installation %s as control plane %s)"
                                        .formatted(
                                                found.delivery(),
                                                found.claim().lineage(),
                                                found.controlPlane()))
                .findFirst();
    }

    private Optional<Set<ObjectKey>> listing(DesiredState state) {
        return switch (state) {
            case Placement placement -> listing(placement);
            case RenderFailed failed ->
                    failed.standing() == null ? Optional.of(Set.of()) : listing(failed.standing());
            case PlacementRemoval _ -> Optional.of(Set.of());
        };
    }

    private static Set<ObjectKey> standing(Inventory inventory) {
        var keys = new LinkedHashSet<ObjectKey>();
        inventory.keptUp().forEach(entry -> keys.add(entry.key()));
        return keys;
    }

    private static boolean isWhole(Inventory inventory, Placement placement) {
        var mark = inventory.applied();
        return mark != null && mark.digest().equals(placement.bundle().digest());
    }

    private Optional<Set<ObjectKey>> listing(Placement placement) {
        var kinds = ground.kinds();
        var listing = known.get(placement.delivery());
        if (listing != null
                && listing.bundle().equals(placement.bundle().digest())
                && listing.kinds() == kinds) {
            return Optional.of(listing.objects());
        }
        var whole =
                inventories.apply(placement.delivery()).filter(found -> isWhole(found, placement));
        if (whole.isPresent()) {
            return whole.map(Listings::standing);
        }
        return desired.bundle(placement)
                .map(
                        bundle -> {
                            var objects =
                                    Targets.of(bundle.objects(), kinds).all().stream()
                                            .map(Target::key)
                                            .collect(Collectors.toSet());
                            known.put(
                                    placement.delivery(),
                                    new Listing(placement.bundle().digest(), kinds, objects));
                            return objects;
                        });
    }
}
