package dev.sluice.apply.inventory;

import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.Generation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a delivery owns in a control plane, and who may write there.
///
/// @param identity of the control plane that it was written for
/// @param entries in the order in which they are applied
/// @param applied what stands there whole, null while some of it does not
/// @param adopted the lineage that it was taken over from, until all is rendered anew
/// @param ended whether the delivery ended here and only pruned entries remain
/// @param rollout of its hooks, null where it has none
public record Inventory(
        ControlPlaneId controlPlane,
        DeliveryId delivery,
        String identity,
        Claim claim,
        List<Entry> entries,
        @Nullable Mark applied,
        @Nullable String adopted,
        boolean ended,
        @Nullable Rollout rollout) {

    /// The bundle that stands whole, by digest, and the generation that it came with.
    public record Mark(Digest digest, Generation generation) {}

    public Inventory {
        entries = List.copyOf(entries);
    }

    public static Inventory first(
            ControlPlaneId controlPlane, DeliveryId delivery, String identity, Claim claim) {
        return new Inventory(
                controlPlane, delivery, identity, claim, List.of(), null, null, false, null);
    }

    public SequencedMap<ObjectKey, Entry> byKey() {
        var byKey = new LinkedHashMap<ObjectKey, Entry>();
        entries.forEach(entry -> byKey.put(entry.key(), entry));
        return byKey;
    }

    /// The entries that are or may be there: all but the pruned ones.
    public List<Entry> standing() {
        return entries.stream().filter(entry -> !entry.isPruned()).toList();
    }

    /// The entries that are kept up: all but hooks.
    public List<Entry> keptUp() {
        return entries.stream().filter(entry -> !entry.isPruned() && !entry.hook()).toList();
    }

    /// Whether anything of the delivery is known to stand.
    boolean hasConfirmed() {
        return keptUp().stream().anyMatch(Entry::isConfirmed);
    }

    /// The union of what was owned with what is about to be applied; a new entry never weakens
    /// what is proven.
    public Inventory noting(Claim newClaim, Collection<Entry> wanted) {
        var union = new LinkedHashMap<ObjectKey, Entry>();
        for (var entry : wanted) {
            union.put(entry.key(), entry);
        }
        for (var entry : entries) {
            union.merge(entry.key(), entry, Inventory::stronger);
        }
        return new Inventory(
                controlPlane,
                delivery,
                identity,
                newClaim,
                List.copyOf(union.values()),
                null,
                adopted,
                false,
                rollout);
    }

    /// A wanted entry keeps the name it is wanted under, and what is proven of it.
    private static Entry stronger(Entry wanted, Entry owned) {
        return owned.isPruned()
                ? wanted
                : new Entry(
                        wanted.object(),
                        owned.state(),
                        owned.uid(),
                        owned.fields(),
                        owned.content(),
                        wanted.hook());
    }

    /// The same with some entries replaced, and those in the set left out.
    public Inventory after(Map<ObjectKey, Entry> changed, Collection<ObjectKey> dropped) {
        var next = new ArrayList<Entry>();
        for (var entry : entries) {
            if (!dropped.contains(entry.key())) {
                next.add(changed.getOrDefault(entry.key(), entry));
            }
        }
        return with(next, applied);
    }

    public Inventory rolling(@Nullable Rollout next) {
        return new Inventory(
                controlPlane, delivery, identity, claim, entries, applied, adopted, ended, next);
    }

    public Inventory marked(@Nullable Mark mark) {
        return with(entries, mark);
    }

    public Inventory adoptedFrom(@Nullable String lineage) {
        return new Inventory(
                controlPlane, delivery, identity, claim, entries, null, lineage, ended, rollout);
    }

    /// The same without the memory of its adoption.
    public Inventory settled() {
        return new Inventory(
                controlPlane, delivery, identity, claim, entries, applied, null, ended, rollout);
    }

    public Inventory ending() {
        return new Inventory(
                controlPlane, delivery, identity, claim, entries, null, adopted, true, rollout);
    }

    private Inventory with(List<Entry> newEntries, @Nullable Mark mark) {
        return new Inventory(
                controlPlane, delivery, identity, claim, newEntries, mark, adopted, ended, rollout);
    }
}
