package dev.sluice.apply.inventory;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Whether a claim may be written, and what is written with it.
public sealed interface ClaimDecision {

    /// Write this.
    record Granted(Inventory next) implements ClaimDecision {}

    /// A newer desired state, or a newer owner, was here.
    record Superseded(Claim by) implements ClaimDecision {}

    /// Another installation owns this.
    record Foreign(String lineage) implements ClaimDecision {}

    /// The claim of a delivery, as it is known on the spot.
    ///
    /// @param wanted what is about to be applied
    record Wish(
            ControlPlaneId controlPlane,
            DeliveryId delivery,
            String identity,
            Claim claim,
            Collection<Entry> wanted) {}

    static ClaimDecision of(@Nullable Inventory standing, Wish wish, Adoption adoption) {
        var claim = wish.claim();
        if (standing == null || !standing.identity().equals(wish.identity())) {
            var first =
                    Inventory.first(wish.controlPlane(), wish.delivery(), wish.identity(), claim);
            return new Granted(first.noting(claim, wish.wanted()));
        }
        var by = standing.claim();
        if (!by.lineage().equals(claim.lineage())) {
            return adoption.allows(by.lineage())
                    ? new Granted(standing.adoptedFrom(by.lineage()).noting(claim, wish.wanted()))
                    : new Foreign(by.lineage());
        }
        return by.forbids(claim)
                ? new Superseded(by)
                : new Granted(standing.noting(claim, wish.wanted()));
    }
}
