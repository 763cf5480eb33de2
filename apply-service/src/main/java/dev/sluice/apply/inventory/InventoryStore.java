package dev.sluice.apply.inventory;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the inventories of one control plane lie: in itself.
public interface InventoryStore {

    /// Everybody's inventories, those of other installations too.
    Answer<List<Kept>> all();

    Answer<Optional<Kept>> read(ControlPlaneId controlPlane, DeliveryId delivery);

    /// Writes an inventory over the one that is expected there, or where none is expected; refused
    /// as `OUTDATED` where something else stands.
    Answer<Kept> write(Caller caller, @Nullable Kept expected, Inventory next);

    /// Deletes the inventory that is expected there.
    Answer<Kept> delete(Caller caller, Kept expected);
}
