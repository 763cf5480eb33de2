package dev.sluice.apply;

import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings what watches see to the deliveries that it concerns. Objects are told apart by who lists
/// them, not by what is written on them.
final class Sightings implements Watches.Lookout {

    private final Map<ObjectKey, Set<Slot>> listed = new ConcurrentHashMap<>();
    private final Function<String, Optional<Slot>> slots;
    private final Consumer<Slot> noticed;

    /// @param slots finds the slot of a delivery by its id
    /// @param noticed hears whose objects were seen
    Sightings(Function<String, Optional<Slot>> slots, Consumer<Slot> noticed) {
        this.slots = slots;
        this.noticed = noticed;
    }

    /// The delivery lists what its inventory says now.
    void list(Slot slot) {
        var keys =
                slot.standing.inventory().map(Inventory::standing).orElse(List.of()).stream()
                        .map(Entry::key)
                        .collect(Collectors.toSet());
        for (var key : slot.listed) {
            if (!keys.contains(key)) {
                listed.computeIfPresent(key, (_, slots) -> without(slots, slot));
            }
        }
        slot.listed = keys;
        keys.forEach(
                key -> listed.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet()).add(slot));
    }

    private static @Nullable Set<Slot> without(Set<Slot> slots, Slot slot) {
        slots.remove(slot);
        return slots.isEmpty() ? null : slots;
    }

    void clear() {
        listed.clear();
    }

    @Override
    public void present(LiveObject live) {
        var key = ObjectKey.of(live.ref());
        var concerned = listed.getOrDefault(key, Set.of());
        concerned.forEach(slot -> slot.standing.saw(live));
        if (concerned.isEmpty() && key.value().equals(live.self())) {
            justApplied(live);
        }
        concerned.forEach(noticed);
    }

    /// An object that bears its delivery's name and is not listed yet.
    private void justApplied(LiveObject live) {
        Optional.ofNullable(live.delivery())
                .flatMap(slots)
                .ifPresent(
                        slot -> {
                            slot.standing.saw(live);
                            noticed.accept(slot);
                        });
    }

    @Override
    public void gone(ObjectKey object, String uid) {
        for (var slot : listed.getOrDefault(object, Set.of())) {
            slot.standing.sawGone(object, uid);
            noticed.accept(slot);
        }
    }

    @Override
    public void listed(Kind kind, String namespace, Set<ObjectKey> present, String version) {
        var prefix = kind.name() + "/" + (namespace.isEmpty() ? "" : namespace + "/");
        listed.forEach(
                (key, concerned) -> {
                    if (key.value().startsWith(prefix) && !present.contains(key)) {
                        concerned.forEach(slot -> slot.standing.missed(key, version));
                        concerned.forEach(noticed);
                    }
                });
    }
}
