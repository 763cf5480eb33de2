package dev.sluice.apply.inventory;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Inventories in a map, with the same compare-and-swap.
public final class InMemoryInventoryStore implements InventoryStore {

    private final Map<String, Kept> kept = new TreeMap<>();
    private long version;

    @Override
    public synchronized Answer<List<Kept>> all() {
        return new Given<>(List.copyOf(kept.values()));
    }

    @Override
    public synchronized Answer<Optional<Kept>> read(
            ControlPlaneId controlPlane, DeliveryId delivery) {
        return new Given<>(Optional.ofNullable(kept.get(controlPlane + "/" + delivery)));
    }

    @Override
    public synchronized Answer<Kept> write(Caller caller, Kept expected, Inventory next) {
        if (!caller.guard().holds()) {
            return Answer.refused(Reason.NOT_OWNED, "not owned");
        }
        var key = next.controlPlane() + "/" + next.delivery();
        if (!isExpected(kept.get(key), expected)) {
            return Answer.refused(Reason.OUTDATED, "something else stands there");
        }
        var written = new Kept(next, Long.toString(++version));
        kept.put(key, written);
        return new Given<>(written);
    }

    @Override
    public synchronized Answer<Kept> delete(Caller caller, Kept expected) {
        var inventory = expected.inventory();
        var key = inventory.controlPlane() + "/" + inventory.delivery();
        if (!isExpected(kept.get(key), expected)) {
            return Answer.refused(Reason.OUTDATED, "something else stands there");
        }
        kept.remove(key);
        return new Given<>(expected);
    }

    private static boolean isExpected(Kept standing, Kept expected) {
        return standing == null
                ? expected == null
                : expected != null && standing.version().equals(expected.version());
    }
}
