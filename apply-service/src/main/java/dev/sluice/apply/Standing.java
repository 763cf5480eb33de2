package dev.sluice.apply;

import dev.sluice.apply.controlplane.FieldOwner;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.drift.Drift;
import dev.sluice.apply.drift.HealPace;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.inventory.Kept;
import dev.sluice.events.DeliveryId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is known to stand of one delivery in one control plane: its inventory, and the last sight
/// of each object. A run writes the inventory, one at a time; watches add sights at any time.
final class Standing {

    private final FieldOwner owner;
    private final Map<ObjectKey, Sighting> seen = new ConcurrentHashMap<>();
    private final Map<ObjectKey, HealPace> paces = new ConcurrentHashMap<>();
    private final Map<ObjectKey, Entry> confirmed = new ConcurrentHashMap<>();
    private volatile @Nullable Kept kept;
    private volatile @Nullable Inventory inventory;
    private volatile boolean stale;

    Standing(DeliveryId delivery, @Nullable Kept kept) {
        this.owner = FieldOwner.of(delivery);
        know(kept);
    }

    /// The last that was seen of an object.
    ///
    /// @param live null where it is gone
    /// @param last how it was seen last, null where it never was
    /// @param uid of what is there or was
    private record Sighting(
            @Nullable LiveObject live, @Nullable LiveObject last, String uid, long version) {

        static Sighting of(LiveObject live, long version) {
            return new Sighting(live, live, live.uid(), version);
        }

        /// Nothing is there, after what was seen before.
        static Sighting gone(@Nullable Sighting before, String uid, long version) {
            return new Sighting(null, before == null ? null : before.last(), uid, version);
        }
    }

    FieldOwner owner() {
        return owner;
    }

    /// The inventory as it was last read or written.
    @Nullable Kept kept() {
        return kept;
    }

    /// The inventory with what was learnt since.
    Optional<Inventory> inventory() {
        return Optional.ofNullable(inventory);
    }

    void know(@Nullable Kept read) {
        kept = read;
        inventory = read == null ? null : read.inventory();
        stale = false;
    }

    /// Somebody else wrote the inventory: it must be read before it is written.
    void doubt() {
        stale = true;
    }

    boolean isStale() {
        return stale;
    }

    void learn(Inventory next) {
        inventory = next;
    }

    /// The object is not this delivery's any more, whatever becomes of it.
    void disown(ObjectKey key) {
        inventory().ifPresent(known -> inventory = known.after(Map.of(), Set.of(key)));
    }

    boolean hasUnwritten() {
        var known = kept;
        var next = inventory;
        return known != null && next != null && !known.inventory().equals(next);
    }

    /// All is to be applied again.
    void startOver() {
        inventory()
                .ifPresent(
                        known -> {
                            var again = new LinkedHashMap<ObjectKey, Entry>();
                            known.entries().forEach(e -> again.put(e.key(), e.outdated()));
                            var rollout = known.rollout();
                            inventory =
                                    known.after(again, Set.of())
                                            .rolling(rollout == null ? null : rollout.again());
                        });
    }

    /// An object was applied with this content.
    void applied(LiveObject live, String content) {
        saw(live);
        var key = ObjectKey.of(live.ref());
        var entry = inventory().map(known -> known.byKey().get(key)).orElse(null);
        if (entry != null) {
            confirmed.put(key, entry.confirmed(live, live.fields().get(owner.name()), content));
        }
    }

    /// Takes what was applied into the inventory.
    void settle() {
        inventory()
                .ifPresent(
                        known -> inventory = known.after(new LinkedHashMap<>(confirmed), Set.of()));
        confirmed.clear();
    }

    void saw(LiveObject live) {
        long version = number(live.resourceVersion());
        seen.merge(
                ObjectKey.of(live.ref()),
                Sighting.of(live, version),
                (before, now) -> {
                    boolean wasDeleted = before.live() == null && before.uid().equals(now.uid());
                    return wasDeleted || before.version() > now.version() ? before : now;
                });
    }

    void sawGone(ObjectKey key, String uid) {
        seen.compute(
                key,
                (_, before) ->
                        before == null || before.uid().equals(uid)
                                ? Sighting.gone(before, uid, before == null ? 0 : before.version())
                                : before);
    }

    /// A list of this version does not hold the object.
    void missed(ObjectKey key, String version) {
        long at = number(version);
        seen.compute(
                key,
                (_, before) ->
                        before == null || before.version() <= at
                                ? Sighting.gone(before, before == null ? "" : before.uid(), at)
                                : before);
    }

    void forget(Collection<ObjectKey> keys) {
        keys.forEach(seen::remove);
        keys.forEach(paces::remove);
    }

    Optional<LiveObject> live(ObjectKey key) {
        return Optional.ofNullable(seen.get(key)).map(Sighting::live);
    }

    boolean hasSeen(ObjectKey key) {
        return seen.containsKey(key);
    }

    /// It was looked for and is not there.
    void notFound(ObjectKey key) {
        seen.compute(
                key,
                (_, before) ->
                        before == null
                                ? Sighting.gone(null, "", 0)
                                : Sighting.gone(before, before.uid(), before.version()));
    }

    /// How an object was seen last, be it there or gone.
    Optional<LiveObject> last(ObjectKey key) {
        return Optional.ofNullable(seen.get(key)).map(Sighting::last);
    }

    boolean isKnownGone(ObjectKey key) {
        var sighting = seen.get(key);
        return sighting != null && sighting.live() == null;
    }

    /// The objects that are not as we applied them.
    Map<ObjectKey, Drift> drifted() {
        var drifted = new LinkedHashMap<ObjectKey, Drift>();
        inventory()
                .ifPresent(
                        known ->
                                known.standing()
                                        .forEach(
                                                entry -> {
                                                    var drift = drift(entry);
                                                    if (drift != Drift.NONE) {
                                                        drifted.put(entry.key(), drift);
                                                    }
                                                }));
        return drifted;
    }

    Drift drift(Entry entry) {
        var sighting = entry.hook() ? null : seen.get(entry.key());
        return sighting == null ? Drift.NONE : Drift.of(entry, sighting.live(), owner);
    }

    /// How long until the first of these objects may be applied again.
    Duration healWait(Collection<ObjectKey> keys, Instant now) {
        return keys.stream()
                .map(key -> paces.getOrDefault(key, HealPace.fresh()).wait(now))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    boolean mayHeal(ObjectKey key, Instant now) {
        return paces.getOrDefault(key, HealPace.fresh()).wait(now).isZero();
    }

    void healed(ObjectKey key, Instant now) {
        paces.merge(key, HealPace.fresh().healed(now), (pace, _) -> pace.healed(now));
    }

    /// Resource versions count up; one that does not read as a number is newer than all.
    private static long number(String version) {
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }
}
