package dev.sluice.apply;

import dev.sluice.apply.Turned.Next;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.Guard;
import dev.sluice.apply.controlplane.Kind;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.drift.Drift;
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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The deliveries of one control plane take turns here: one turn at a time for each, many
/// deliveries at once, the newest desired state always. Nothing here waits for another control
/// plane.
final class Lane implements AutoCloseable, Watches.Lookout {

    private static final int AT_ONCE = 16;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration LATER_LOOK = Duration.ofSeconds(20);
    private static final Duration REMOVAL_LOOK = Duration.ofSeconds(2);

    private final ControlPlaneId controlPlane;
    private final long epoch;
    private final Guard owned;
    private final Workshop workshop;
    private final Runnable trouble;
    private final Backoff backoff =
            new Backoff(Duration.ofSeconds(1), () -> ThreadLocalRandom.current().nextDouble());
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<DeliveryId, Slot> slots = new HashMap<>();
    private final Deque<Slot> ready = new ArrayDeque<>();
    private final Map<ObjectKey, Set<Slot>> listed = new ConcurrentHashMap<>();
    private int underWay;
    private volatile @Nullable Ground ground;
    private volatile @Nullable Problem problem;
    private volatile boolean closed;

    /// @param trouble is run when the control plane stopped answering
    Lane(Berth berth, Workshop workshop, Runnable trouble) {
        this.controlPlane = berth.controlPlane();
        this.epoch = berth.epoch();
        this.owned = berth.owned();
        this.workshop = workshop;
        this.trouble = trouble;
    }

    /// A control plane that this replica owns, under which epoch and for how long.
    record Berth(ControlPlaneId controlPlane, long epoch, Guard owned) {}

    /// A connection with all that hangs on it.
    private static final class Ground {
        private final Connected connected;
        private final Listings listings;
        private final Watches watches;

        Ground(Connected connected, Listings listings, Watches watches) {
            this.connected = connected;
            this.listings = listings;
            this.watches = watches;
        }
    }

    /// The control plane answers; these are the inventories in it.
    void up(Connected connected, List<Kept> inventories) {
        locked(
                () -> {
                    leaveGround();
                    problem = null;
                    var watches = new Watches(connected, this);
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
        list(slot);
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
        locked(
                () -> {
                    leaveGround();
                    problem = why;
                    slots.values().forEach(this::due);
                });
    }

    /// What stands whole of a delivery, by its inventory.
    private Optional<Inventory> applied(DeliveryId delivery) {
        lock.lock();
        try {
            return Optional.ofNullable(slots.get(delivery))
                    .flatMap(slot -> slot.standing.inventory());
        } finally {
            lock.unlock();
        }
    }

    private void leaveGround() {
        if (ground != null) {
            ground.watches.close();
            ground = null;
        }
        listed.clear();
    }

    /// Something is wanted of this control plane.
    void desire(DesiredState state) {
        locked(
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
        locked(
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
        locked(() -> wakeIf(Lane::waits));
    }

    /// A delivery of this control plane got somewhere: whoever depends on it looks again.
    void told(ApplyOutcome outcome) {
        locked(
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
        locked(
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
        locked(() -> wakeIf(slot -> slot.hasResult("MissingKind")));
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
        if (slot.desired == null) {
            return;
        }
        slot.cancelRetry();
        if (!slot.due) {
            slot.due = true;
            if (!slot.running) {
                ready.add(slot);
            }
        }
        pump();
    }

    private void pump() {
        while (!closed && underWay < AT_ONCE && isOpen()) {
            var slot = ready.poll();
            if (slot == null) {
                return;
            }
            if (slot.running || !(slot.due || slot.sweepDue)) {
                continue;
            }
            slot.running = true;
            underWay++;
            Thread.ofVirtual().name(controlPlane + " " + slot.delivery).start(() -> work(slot));
        }
    }

    boolean isOwned() {
        return owned.holds();
    }

    /// Whether there is anything to stand on, be it the knowledge that there is nothing.
    private boolean isOpen() {
        return ground != null || problem != null;
    }

    private void work(Slot slot) {
        try {
            if (take(slot)) {
                sweep(slot);
            } else {
                turn(slot);
            }
        } catch (RuntimeException e) {
            workshop.journal().failed(controlPlane, "turn of " + slot.delivery, e);
            confess(slot, e);
            locked(() -> retryLater(slot));
        } finally {
            locked(
                    () -> {
                        slot.running = false;
                        underWay--;
                        if (slot.due || slot.sweepDue) {
                            ready.add(slot);
                        }
                        if (slot.noticed) {
                            slot.noticed = false;
                            react(slot);
                        } else {
                            healLater(slot);
                        }
                        pump();
                    });
        }
    }

    /// Takes up what is due, a turn before a sweep.
    ///
    /// @return whether it is a sweep
    private boolean take(Slot slot) {
        lock.lock();
        try {
            if (slot.due) {
                slot.due = false;
                slot.stirred = false;
                return false;
            }
            slot.sweepDue = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void turn(Slot slot) {
        var desired = slot.desired;
        if (desired == null) {
            return;
        }
        if (!owned.holds()) {
            // The group may be heard of again before the partition is lost.
            locked(() -> retryLater(slot));
            return;
        }
        if (desired instanceof PlacementRemoval removal && removal.forgotten()) {
            finish(slot, null, Turned.of(forgotten(slot, desired), Next.REST));
            return;
        }
        var stand = ground();
        if (stand.isEmpty()) {
            var why = problem;
            if (why != null && !isTold(slot, desired)) {
                var outcome = withoutGround(slot, desired, Phase.WAITING, why);
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
                stand.connected,
                slot.standing,
                stand.listings,
                () -> owned.holds() && !closed && ground == stand,
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
        lock.lock();
        try {
            return Optional.ofNullable(ground);
        } finally {
            lock.unlock();
        }
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

    /// A fault of ours is told too: nobody waits without knowing for what.
    private void confess(Slot slot, RuntimeException fault) {
        var desired = slot.desired;
        if (desired != null && owned.holds()) {
            var why =
                    Problem.error(
                            "InternalError",
                            "a fault in apply-service: " + fault.getClass().getSimpleName(),
                            "its log tells more; it is tried again");
            var _ = tell(slot, withoutGround(slot, desired, Phase.FAILED, why));
        }
    }

    private static boolean isTold(Slot slot, DesiredState desired) {
        var last = slot.outcome;
        return last != null
                && last.generation().equals(desired.generation())
                && (last.phase() == Phase.READY || last.phase() == Phase.REMOVED);
    }

    private ApplyOutcome forgotten(Slot slot, DesiredState desired) {
        return withoutGround(
                slot,
                desired,
                Phase.REMOVED,
                Problem.warning("Forgotten", "the control plane is not registered any more", null));
    }

    /// An outcome of which the control plane knows nothing.
    private ApplyOutcome withoutGround(Slot slot, DesiredState desired, Phase phase, Problem why) {
        var now = workshop.clock().instant();
        var ready =
                Reporting.condition(
                        slot.outcome,
                        "Ready",
                        Reporting.ready(phase),
                        why.reason(),
                        why.toString(),
                        now);
        var about = Reporting.About.of(desired);
        return new ApplyOutcome(
                controlPlane,
                slot.delivery,
                desired.generation(),
                about.source(),
                about.commitGeneration(),
                about.commit(),
                phase,
                List.of(ready),
                slot.standing.inventory().map(known -> known.standing().size()).orElse(0),
                0,
                0,
                List.of(),
                null,
                new ApplyOutcome.Timings(slot.seenAt, now, null, now));
    }

    private void finish(Slot slot, @Nullable Turn turn, Turned turned) {
        boolean told = turned.outcome().map(outcome -> tell(slot, outcome)).orElse(true);
        if (turn != null) {
            settle(slot, turn);
        }
        locked(
                () -> {
                    slot.next = turned.next();
                    plan(slot, told ? turned.next() : Next.RETRY);
                    if (waits(slot) && slot.stirred) {
                        due(slot);
                    }
                });
        if (turned.next() == Next.AWAY) {
            trouble.run();
        }
    }

    private boolean tell(Slot slot, ApplyOutcome outcome) {
        if (isOldNews(slot.outcome, outcome)) {
            return true;
        }
        boolean told = workshop.announcements().tell(outcome);
        if (told) {
            slot.outcome = outcome;
            var timings = outcome.timings();
            workshop.journal()
                    .reconciled(
                            outcome, Duration.between(timings.startedAt(), timings.finishedAt()));
        }
        return told;
    }

    private static boolean isOldNews(@Nullable ApplyOutcome last, ApplyOutcome outcome) {
        return last != null
                && outcome.applied() == 0
                && outcome.pruned() == 0
                && last.generation().equals(outcome.generation())
                && last.phase() == outcome.phase()
                && last.objects() == outcome.objects()
                && last.conditions().equals(outcome.conditions())
                && last.results().equals(outcome.results());
    }

    /// What follows the outcome: the confirmation in the inventory, and the watches.
    private void settle(Slot slot, Turn turn) {
        list(slot);
        // A newer desired state carries the confirmation along with its claim.
        if (turn.newest().getAsBoolean() && turn.guard().holds()) {
            workshop.reconciler().confirm(turn);
        }
        var entries = slot.standing.inventory().map(Inventory::standing).orElse(List.of());
        ground().ifPresent(stand -> stand.watches.cover(entries));
        if (hasPruned(slot)) {
            locked(() -> sweepLater(slot));
        }
    }

    /// Objects are told apart by who lists them, not by what is written on them.
    private void list(Slot slot) {
        var keys =
                slot.standing.inventory().map(Inventory::standing).orElse(List.of()).stream()
                        .map(Entry::key)
                        .collect(Collectors.toSet());
        for (var key : slot.listed) {
            if (!keys.contains(key)) {
                listed.computeIfPresent(
                        key,
                        (_, slots) -> {
                            slots.remove(slot);
                            return slots.isEmpty() ? null : slots;
                        });
            }
        }
        slot.listed = keys;
        keys.forEach(
                key -> listed.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet()).add(slot));
    }

    private void plan(Slot slot, Next next) {
        if (slot.due || closed) {
            return;
        }
        switch (next) {
            case REST -> {
                slot.failures = 0;
                if (hasUnwatched(slot)) {
                    wakeIn(slot, LATER_LOOK);
                }
            }
            case RETRY -> retryLater(slot);
            case AWAIT -> wakeIn(slot, awaitPause(slot));
            // The link wakes it too, when the control plane answers again.
            case AWAY -> retryLater(slot);
            case FOLLOW_HEALTH, FOLLOW_STAGE -> wakeIn(slot, LOOK);
        }
    }

    private Optional<Awaited> awaited(Slot slot) {
        var stand = ground;
        return stand == null
                ? Optional.empty()
                : slot.placement()
                        .map(
                                placement ->
                                        Awaited.by(
                                                placement.policy(),
                                                slot.standing,
                                                stand.connected.kinds()));
    }

    /// Whether somebody's health counts of which no watch tells.
    private boolean hasUnwatched(Slot slot) {
        var stand = ground;
        return stand != null
                && awaited(slot)
                        .filter(
                                all ->
                                        !all.strangers().isEmpty()
                                                || all.objects().stream()
                                                        .anyMatch(stand.watches::isBlind))
                        .isPresent();
    }

    private static Duration awaitPause(Slot slot) {
        return slot.desired instanceof PlacementRemoval ? REMOVAL_LOOK : slot.longestPause();
    }

    private void retryLater(Slot slot) {
        slot.failures++;
        wakeIn(slot, backoff.pause(slot.failures, slot.longestPause()));
    }

    private void wakeIn(Slot slot, Duration pause) {
        slot.cancelRetry();
        slot.retry = workshop.alarm().in(pause, () -> wake(slot));
    }

    private void wake(Slot slot) {
        look(slot);
        locked(() -> due(slot));
    }

    /// Reads what no watch tells of.
    private void look(Slot slot) {
        var stand = ground();
        if (stand.isEmpty() || !slot.next.isFollowed()) {
            return;
        }
        var connected = stand.get().connected;
        for (var entry : slot.standing.inventory().map(Inventory::standing).orElse(List.of())) {
            var kind = connected.kinds().of(entry.object());
            if (kind.isPresent() && stand.get().watches.isBlind(entry.object())) {
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
                                () ->
                                        locked(
                                                () -> {
                                                    slot.sweepDue = true;
                                                    if (!slot.running) {
                                                        ready.add(slot);
                                                    }
                                                    pump();
                                                }));
    }

    private void sweep(Slot slot) {
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
            locked(() -> sweepLater(slot));
        }
    }

    @Override
    public void present(LiveObject live) {
        var key = ObjectKey.of(live.ref());
        var concerned = listed.getOrDefault(key, Set.of());
        concerned.forEach(slot -> slot.standing.saw(live));
        if (concerned.isEmpty() && key.value().equals(live.self())) {
            // Just applied, and not listed yet.
            slotNamed(live.delivery())
                    .ifPresent(
                            slot -> {
                                slot.standing.saw(live);
                                noticed(slot);
                            });
        }
        concerned.forEach(this::noticed);
    }

    private Optional<Slot> slotNamed(@Nullable String delivery) {
        if (delivery == null) {
            return Optional.empty();
        }
        lock.lock();
        try {
            return slots.values().stream()
                    .filter(slot -> slot.delivery.toString().equals(delivery))
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void gone(ObjectKey object, String uid) {
        for (var slot : listed.getOrDefault(object, Set.of())) {
            slot.standing.sawGone(object, uid);
            noticed(slot);
        }
    }

    @Override
    public void listed(Kind kind, String namespace, Set<ObjectKey> present, String version) {
        var prefix = kind.name() + "/" + (namespace.isEmpty() ? "" : namespace + "/");
        listed.forEach(
                (key, concerned) -> {
                    if (key.value().startsWith(prefix) && !present.contains(key)) {
                        concerned.forEach(slot -> slot.standing.missed(key, version));
                        concerned.forEach(this::noticed);
                    }
                });
    }

    private void noticed(Slot slot) {
        locked(
                () -> {
                    slot.noticed = slot.running;
                    react(slot);
                });
    }

    /// Something was seen of the slot's objects: does it change anything?
    private void react(Slot slot) {
        checkDrift(slot);
        if (!slot.running && (hasSettled(slot) || turnedUnhealthy(slot) || isUndone(slot))) {
            due(slot);
        }
    }

    private boolean hasSettled(Slot slot) {
        return switch (slot.next) {
            case FOLLOW_STAGE -> true;
            case FOLLOW_HEALTH -> awaited(slot).filter(Awaited::isSettled).isPresent();
            case REST, RETRY, AWAIT, AWAY -> false;
        };
    }

    private boolean turnedUnhealthy(Slot slot) {
        return slot.next == Next.REST
                && slot.isReady()
                && awaited(slot).filter(all -> !all.seenUnhealthy().isEmpty()).isPresent();
    }

    /// Drift that was only reported is gone again.
    private static boolean isUndone(Slot slot) {
        return slot.hasResult("Drifted") && slot.standing.drifted().isEmpty();
    }

    private void checkDrift(Slot slot) {
        if (slot.running || slot.due || closed || ground == null || !slot.isHealed()) {
            return;
        }
        Map<ObjectKey, Drift> drifted = slot.standing.drifted();
        if (drifted.isEmpty() || isReported(slot, drifted)) {
            return;
        }
        workshop.journal().drifted(controlPlane, slot.delivery, drifted.size());
        var wait = slot.standing.healWait(drifted.keySet(), workshop.clock().instant());
        if (wait.isZero()) {
            due(slot);
        } else {
            wakeIn(slot, wait);
        }
    }

    /// What drifts again and again waits for its time, whatever else the slot waits for.
    private void healLater(Slot slot) {
        if (slot.due || closed || ground == null || slot.next == Next.RETRY || !slot.isHealed()) {
            return;
        }
        var drifted = slot.standing.drifted();
        var wait = slot.standing.healWait(drifted.keySet(), workshop.clock().instant());
        if (wait.isPositive()) {
            wakeIn(slot, wait);
        }
    }

    /// Drift that is not to be healed is told once.
    private static boolean isReported(Slot slot, Map<ObjectKey, Drift> drifted) {
        boolean heals =
                slot.placement().filter(placement -> placement.policy().selfHeal()).isPresent();
        var last = slot.outcome;
        return !heals
                && last != null
                && drifted.keySet().stream()
                        .allMatch(
                                key ->
                                        last.results().stream()
                                                .anyMatch(
                                                        result ->
                                                                result.reason().equals("Drifted")
                                                                        && ObjectKey.of(
                                                                                        result
                                                                                                .object())
                                                                                .equals(key)));
    }

    private void locked(Runnable act) {
        lock.lock();
        try {
            act.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        locked(
                () -> {
                    leaveGround();
                    slots.values().forEach(Slot::cancel);
                    ready.clear();
                });
    }
}
