package dev.sluice.apply;

import dev.sluice.apply.Turned.Next;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.Guard;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.inventory.Kept;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Generation;
import dev.sluice.events.Intervention;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The deliveries of one control plane take turns here: one turn at a time for each, many
/// deliveries at once, the newest desired state always. Nothing here waits for another control
/// plane.
final class Lane implements AutoCloseable, Rota.Work {

    private final ControlPlaneId controlPlane;
    private final long epoch;
    private final Guard owned;
    private final Workshop workshop;
    private final Runnable trouble;
    private final Map<DeliveryId, Slot> slots = new HashMap<>();
    private final Rota rota;
    private final Sightings sightings = new Sightings(this::slotNamed, this::noticed);
    private final Telling telling;
    private final Pace pace;
    private volatile @Nullable Ground ground;
    private volatile @Nullable Problem problem;

    /// @param trouble is run when the control plane stopped answering
    Lane(Berth berth, Workshop workshop, Runnable trouble) {
        this.controlPlane = berth.controlPlane();
        this.epoch = berth.epoch();
        this.owned = berth.owned();
        this.workshop = workshop;
        this.trouble = trouble;
        this.rota = new Rota(controlPlane.toString(), this);
        this.pace = new Pace(workshop.alarm(), this::wake);
        this.telling = new Telling(controlPlane, workshop);
    }

    /// A control plane that this replica owns, under which epoch and for how long.
    record Berth(ControlPlaneId controlPlane, long epoch, Guard owned) {}

    /// The control plane answers; these are the inventories in it.
    void up(Connected connected, List<Kept> inventories) {
        rota.locked(
                () -> {
                    leaveGround();
                    problem = null;
                    var watches = new Watches(connected, sightings);
                    var listings =
                            new Listings(
                                    controlPlane, workshop.desired(), connected, this::applied);
                    ground = new Ground(connected, listings, watches);
                    var kept = new HashMap<DeliveryId, Kept>();
                    inventories.stream()
                            .filter(one -> one.inventory().controlPlane().equals(controlPlane))
                            .forEach(one -> kept.put(one.inventory().delivery(), one));
                    kept.keySet().forEach(this::slot);
                    slots.values().forEach(slot -> settleIn(slot, kept.get(slot.delivery)));
                });
    }

    private void settleIn(Slot slot, @Nullable Kept kept) {
        slot.standing = new Standing(slot.delivery, kept);
        slot.next = Next.REST;
        slot.failures = 0;
        sightings.list(slot);
        remember(slot);
        if (hasPruned(slot)) {
            sweepLater(slot);
        }
        due(slot);
    }

    private static boolean hasPruned(Slot slot) {
        return slot.standing.inventory().map(Inventory::entries).orElse(List.of()).stream()
                .anyMatch(Entry::isPruned);
    }

    /// The control plane does not answer.
    void down(Problem why) {
        rota.locked(
                () -> {
                    leaveGround();
                    problem = why;
                    slots.values().forEach(this::due);
                });
    }

    /// What stands whole of a delivery, by its inventory.
    private Optional<Inventory> applied(DeliveryId delivery) {
        return rota.answered(
                () ->
                        Optional.ofNullable(slots.get(delivery))
                                .flatMap(slot -> slot.standing.inventory()));
    }

    private void leaveGround() {
        if (ground != null) {
            ground.watches().close();
            ground = null;
        }
        sightings.clear();
    }

    /// Something is wanted of this control plane.
    void desire(DesiredState state) {
        rota.locked(
                () -> {
                    var slot = slot(state.delivery());
                    var before = slot.desired;
                    if (before != null && !state.generation().isAfter(before.generation())) {
                        return;
                    }
                    slot.desired = state;
                    slot.seenAt = workshop.clock().instant();
                    slot.failures = 0;
                    due(slot);
                    // What it does not want any more may be what others wait for.
                    wakeIf(other -> other != slot && other.hasResult("OwnedByOther"));
                    wakeIf(other -> other.desired instanceof PlacementRemoval && waits(other));
                });
    }

    /// Nothing is wanted of a delivery any more, nor that it be removed.
    void ended(DeliveryId delivery) {
        rota.locked(
                () -> {
                    var slot = slots.get(delivery);
                    if (slot != null) {
                        slot.desired = null;
                        slot.cancelRetry();
                        slot.due = false;
                        if (!slot.running && slot.standing.inventory().isEmpty()) {
                            slots.remove(delivery);
                        }
                    }
                });
        if (owned.holds()) {
            workshop.announcements().forget(controlPlane, delivery);
        }
    }

    /// Renderers got further: whoever waits for them looks again.
    void evaluated() {
        rota.locked(() -> wakeIf(Lane::waits));
    }

    /// A delivery of this control plane got somewhere: whoever depends on it looks again.
    void told(ApplyOutcome outcome) {
        rota.locked(
                () ->
                        wakeIf(
                                slot ->
                                        waits(slot)
                                                && slot.desired instanceof Placement placement
                                                && placement
                                                        .dependsOn()
                                                        .contains(outcome.delivery())));
    }

    /// A person asked for something.
    void intervened(Intervention intervention) {
        rota.locked(
                () -> {
                    var slot = slots.get(intervention.delivery());
                    if (slot != null && slot.desired != null) {
                        slot.failures = 0;
                        due(slot);
                    }
                });
    }

    /// Other kinds are served than before.
    void kindsChanged() {
        rota.locked(() -> wakeIf(slot -> slot.hasResult("MissingKind")));
    }

    private static boolean waits(Slot slot) {
        return slot.next == Next.AWAIT;
    }

    private void wakeIf(Predicate<Slot> which) {
        // What a turn under way has looked at already may be told only now.
        slots.values().forEach(slot -> slot.stirred |= slot.running);
        slots.values().stream()
                .filter(which)
                .filter(slot -> slot.desired != null)
                .toList()
                .forEach(this::due);
    }

    private Slot slot(DeliveryId delivery) {
        return slots.computeIfAbsent(delivery, id -> new Slot(id, null));
    }

    private void due(Slot slot) {
        if (slot.desired != null) {
            slot.cancelRetry();
            rota.due(slot);
        }
    }

    boolean isOwned() {
        return owned.holds();
    }

    /// Whether there is anything to stand on, be it the knowledge that there is nothing.
    @Override
    public boolean isOpen() {
        return ground != null || problem != null;
    }

    @Override
    public void turn(Slot slot) {
        guarded(slot, () -> takeTurn(slot));
    }

    @Override
    public void sweep(Slot slot) {
        guarded(slot, () -> takeSweep(slot));
    }

    private void guarded(Slot slot, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            workshop.journal().failed(controlPlane, "turn of " + slot.delivery, e);
            confess(slot, e);
            rota.locked(() -> pace.retryLater(slot));
        }
    }

    /// A fault of ours is told too: nobody waits without knowing for what.
    private void confess(Slot slot, RuntimeException fault) {
        var desired = slot.desired;
        if (desired != null && owned.holds()) {
            var _ = telling.tell(slot, telling.fault(slot, desired, fault));
        }
    }

    @Override
    public void done(Slot slot) {
        if (slot.noticed) {
            slot.noticed = false;
            react(slot);
        } else {
            healLater(slot);
        }
    }

    private void takeTurn(Slot slot) {
        var desired = slot.desired;
        if (desired == null) {
            return;
        }
        if (!owned.holds()) {
            // The group may be heard of again before the partition is lost.
            rota.locked(() -> pace.retryLater(slot));
            return;
        }
        if (desired instanceof PlacementRemoval removal && removal.forgotten()) {
            finish(slot, null, Turned.of(telling.forgotten(slot, desired), Next.REST));
            return;
        }
        var stand = ground();
        if (stand.isEmpty()) {
            var why = problem;
            if (why != null && !Telling.isTold(slot, desired)) {
                var outcome = telling.withoutGround(slot, desired, Phase.WAITING, why);
                finish(slot, null, Turned.of(outcome, Next.AWAIT));
            }
            return;
        }
        startOverIfAsked(slot);
        var turn = turn(slot, desired, stand.get());
        finish(slot, turn, workshop.reconciler().reconcile(turn));
    }

    private Turn turn(Slot slot, DesiredState desired, Ground stand) {
        return new Turn(
                desired,
                stand.connected(),
                slot.standing,
                stand.listings(),
                () -> owned.holds() && !rota.isClosed() && stand.equals(ground),
                () -> isNewest(slot, desired),
                epoch,
                slot.seenAt,
                workshop.clock().instant(),
                slot.outcome);
    }

    private static boolean isNewest(Slot slot, DesiredState desired) {
        var wanted = slot.desired;
        return wanted != null && !wanted.generation().isAfter(desired.generation());
    }

    private Optional<Ground> ground() {
        return rota.answered(() -> Optional.ofNullable(ground));
    }

    /// A person may ask that all is applied again.
    private void startOverIfAsked(Slot slot) {
        workshop.desired()
                .intervention(slot.delivery)
                .map(Intervention::reconcileAt)
                .ifPresent(
                        asked -> {
                            if (slot.reconciledAt == null || asked.isAfter(slot.reconciledAt)) {
                                slot.reconciledAt = asked;
                                slot.standing.startOver();
                            }
                        });
    }

    /// What was asked before this replica came is done, if an outcome later than that stands.
    private void remember(Slot slot) {
        var told = workshop.desired().outcome(controlPlane, slot.delivery);
        if (told.isPresent()) {
            slot.outcome = told.get();
            var finished = told.get().timings().startedAt();
            if (slot.reconciledAt == null) {
                slot.reconciledAt = finished;
            }
        }
    }

    private void finish(Slot slot, @Nullable Turn turn, Turned turned) {
        boolean told = turned.outcome().map(outcome -> telling.tell(slot, outcome)).orElse(true);
        if (turn != null) {
            settle(slot, turn);
        }
        rota.locked(
                () -> {
                    slot.next = turned.next();
                    if (!slot.due && !rota.isClosed()) {
                        pace.after(told ? turned.next() : Next.RETRY, slot, attention(slot));
                    }
                    if (waits(slot) && slot.stirred) {
                        due(slot);
                    }
                });
        if (turned.next() == Next.AWAY) {
            trouble.run();
        }
    }

    /// What follows the outcome: the confirmation in the inventory, and the watches.
    private void settle(Slot slot, Turn turn) {
        sightings.list(slot);
        // A newer desired state carries the confirmation along with its claim.
        if (turn.newest().getAsBoolean() && turn.guard().holds()) {
            workshop.reconciler().confirm(turn);
        }
        var entries = slot.standing.inventory().map(Inventory::standing).orElse(List.of());
        ground().ifPresent(stand -> stand.watches().cover(entries));
        if (hasPruned(slot)) {
            rota.locked(() -> sweepLater(slot));
        }
    }

    private void wake(Slot slot) {
        look(slot);
        rota.locked(() -> due(slot));
    }

    /// Reads what no watch tells of.
    private void look(Slot slot) {
        var stand = ground();
        if (stand.isEmpty() || !slot.next.isFollowed()) {
            return;
        }
        var connected = stand.get().connected();
        for (var entry : slot.standing.inventory().map(Inventory::standing).orElse(List.of())) {
            var kind = connected.kinds().of(entry.object());
            if (kind.isPresent() && stand.get().watches().isBlind(entry.object())) {
                var caller = new Caller(owned, null);
                if (connected.site().api().read(caller, kind.get(), entry.object())
                        instanceof Given<LiveObject>(var live)) {
                    slot.standing.saw(live);
                }
            }
        }
    }

    private void sweepLater(Slot slot) {
        if (slot.sweep != null) {
            slot.sweep.cancel();
        }
        slot.sweep =
                workshop.alarm()
                        .in(
                                workshop.installation().grace(),
                                () -> rota.locked(() -> rota.sweepDue(slot)));
    }

    private void takeSweep(Slot slot) {
        var stand = ground();
        if (stand.isEmpty()) {
            return;
        }
        var desired = slot.desired;
        var about =
                desired == null
                        ? new PlacementRemoval(
                                controlPlane,
                                slot.delivery,
                                new Generation(0, 0),
                                Deletion.DELETE,
                                false)
                        : desired;
        if (!workshop.reconciler().sweep(turn(slot, about, stand.get()))) {
            rota.locked(() -> sweepLater(slot));
        }
    }

    private Optional<Slot> slotNamed(String delivery) {
        return rota.answered(
                () ->
                        slots.values().stream()
                                .filter(slot -> slot.name.equals(delivery))
                                .findFirst());
    }

    private void noticed(Slot slot) {
        rota.locked(
                () -> {
                    slot.noticed = slot.running;
                    react(slot);
                });
    }

    /// Something was seen of the slot's objects: does it change anything?
    private void react(Slot slot) {
        var attention = attention(slot);
        if (attention.isEmpty() || slot.running) {
            return;
        }
        heal(slot, attention.get());
        if (attention.get().isCalledFor()) {
            due(slot);
        }
    }

    private Optional<Attention> attention(Slot slot) {
        return Optional.ofNullable(ground).map(stand -> new Attention(slot, stand));
    }

    private void heal(Slot slot, Attention attention) {
        if (slot.due || rota.isClosed() || !slot.isHealed()) {
            return;
        }
        var drifted = attention.newDrift();
        if (drifted.isEmpty()) {
            return;
        }
        workshop.journal().drifted(controlPlane, slot.delivery, drifted.size());
        var wait = slot.standing.healWait(drifted.keySet(), workshop.clock().instant());
        if (wait.isZero()) {
            due(slot);
        } else {
            pace.wakeIn(slot, wait);
        }
    }

    /// What drifts again and again waits for its time, whatever else the slot waits for.
    private void healLater(Slot slot) {
        if (slot.due
                || rota.isClosed()
                || ground == null
                || slot.next == Next.RETRY
                || !slot.isHealed()) {
            return;
        }
        var drifted = slot.standing.drifted();
        var wait = slot.standing.healWait(drifted.keySet(), workshop.clock().instant());
        if (wait.isPositive()) {
            pace.wakeIn(slot, wait);
        }
    }

    @Override
    public void close() {
        rota.close();
        rota.locked(
                () -> {
                    leaveGround();
                    slots.values().forEach(Slot::cancel);
                });
    }
}
