package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.Caller;
import dev.sluice.apply.controlplane.FieldConflict;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.Manner;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.drift.Drift;
import dev.sluice.apply.health.Health;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.inventory.Inventory.Mark;
import dev.sluice.apply.plan.ApplyPlan;
import dev.sluice.apply.plan.Marks;
import dev.sluice.apply.plan.Target;
import dev.sluice.apply.plan.Targets;
import dev.sluice.apply.secret.Mask;
import dev.sluice.apply.secret.Opened;
import dev.sluice.apply.secret.Unsealing;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.Placement;
import dev.sluice.events.ResourceRef;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The second step: applies what is due, foundations first, and collects all that goes wrong.
final class Applying {

    private static final Duration ESTABLISHING = Duration.ofSeconds(60);

    private final Unsealing unsealing;
    private final Writer writer;
    private final Clock clock;
    private final Patience patience;

    Applying(Writer writer, Clock clock) {
        this.unsealing = writer.unsealing();
        this.writer = writer;
        this.clock = clock;
        this.patience = writer.patience();
    }

    /// The targets that are to be written now.
    List<Target> due(Turn turn, Targets targets) {
        return targets.all().stream().filter(target -> isDue(turn, target) != Drift.NONE).toList();
    }

    /// What others stand on, as far as it came.
    record Laid(ApplyPlan plan, List<Done> done) {

        /// Whether all of it stands.
        boolean isSound() {
            return done.stream().noneMatch(Done.Failed.class::isInstance);
        }
    }

    /// Makes what others stand on: the delivery's namespace, definitions of kinds, namespaces.
    Laid lay(Turn turn, Placement placement, Targets targets) {
        var plan = ApplyPlan.of(targets);
        var done = new ArrayList<Done>();
        if (placement.createNamespace() != null && !due(turn, targets).isEmpty()) {
            namespace(turn, placement, placement.createNamespace()).ifPresent(done::add);
        }
        if (done.isEmpty()) {
            done.addAll(absent(turn, placement, plan.absent()));
            done.addAll(
                    Parallel.map(plan.foundation(), target -> foundation(turn, placement, target)));
        }
        if (wroteDefinition(plan, done)) {
            turn.ground().refreshedKinds();
        }
        turn.standing().settle();
        return new Laid(plan, done);
    }

    /// Applies the rest upon it.
    Applied build(Turn turn, Placement placement, Targets targets, Laid laid, WaveHooks hooks) {
        var done = new ArrayList<>(laid.done());
        boolean founded = done.stream().noneMatch(Done::stops);
        var held = founded ? waves(turn, placement, laid.plan(), done, hooks) : Held.NOT;
        turn.standing().settle();
        return sum(turn, targets, done, held);
    }

    /// What holds back later waves.
    ///
    /// @param waited the objects of a wave that are not healthy
    private record Held(List<ObjectResult> waited, Ran ran) {

        static final Held NOT = new Held(List.of(), new Ran.Through());

        boolean isBack() {
            return !waited.isEmpty() || !ran.isThrough();
        }
    }

    /// Nothing more is applied.
    Applied stop(Turn turn, Targets targets, Laid laid) {
        return sum(turn, targets, laid.done(), Held.NOT);
    }

    /// Applies one wave after the other. What is new waits for the waves before it; what has stood
    /// already is kept up meanwhile.
    private Held waves(
            Turn turn, Placement placement, ApplyPlan plan, List<Done> done, WaveHooks hooks) {
        var held = Held.NOT;
        for (int i = 0; i < plan.waves().size(); i++) {
            var wave = plan.waves().get(i);
            if (!turn.goesOn()) {
                return Held.NOT;
            }
            var now =
                    held.isBack()
                            ? wave.objects().stream()
                                    .filter(target -> !isNew(turn, target))
                                    .toList()
                            : wave.objects();
            done.addAll(
                    Parallel.map(now, target -> one(turn, placement, target, plan.definesKinds())));
            if (!held.isBack()) {
                boolean isApplied = done.stream().noneMatch(Done.Failed.class::isInstance);
                var ran = isApplied ? hooks.run(wave.hooks()) : new Ran.Through();
                held = new Held(waited(turn, plan, i, hooks), ran);
            }
        }
        return held;
    }

    /// The objects of a wave that a later one waits for.
    private static List<ObjectResult> waited(Turn turn, ApplyPlan plan, int wave, WaveHooks hooks) {
        boolean isAwaited =
                plan.waves().stream()
                        .skip(wave + 1L)
                        .anyMatch(
                                later ->
                                        hooks.arePending(later.hooks())
                                                || later.objects().stream()
                                                        .anyMatch(one -> isNew(turn, one)));
        if (!isAwaited) {
            return List.of();
        }
        turn.standing().settle();
        return unready(turn, plan.waves().get(wave).objects());
    }

    /// Whether this content was not applied before.
    private static boolean isNew(Turn turn, Target target) {
        return isDue(turn, target) != Drift.NONE && !isRepeated(turn, target);
    }

    /// What of a wave is not healthy, or not known to be. What failed to be applied is told anyhow,
    /// and holds back the next wave.
    private static List<ObjectResult> unready(Turn turn, List<Target> wave) {
        return new Awaited(turn.standing(), wave.stream().map(Target::ref).toList()).unhealthy();
    }

    private static boolean wroteDefinition(ApplyPlan plan, List<Done> done) {
        return plan.definesKinds() && done.stream().anyMatch(Done.Written.class::isInstance);
    }

    private static Applied sum(Turn turn, Targets targets, List<Done> done, Held held) {
        var failures = new ArrayList<>(targets.homeless());
        var drifted = new ArrayList<ObjectResult>();
        int written = 0;
        int healed = 0;
        boolean away = false;
        boolean stopped = !turn.goesOn();
        for (var one : done) {
            switch (one) {
                case Done.Written(_, var heal) -> {
                    written++;
                    healed += heal ? 1 : 0;
                }
                case Done.Failed(var result, var refusal) -> {
                    failures.add(result);
                    away |= refusal != null && refusal.isAway();
                    stopped |= refusal != null && refusal.reason() == Reason.NOT_OWNED;
                }
                case Done.Left(var result) -> drifted.add(result);
                case Done.Untouched() -> {
                    // As it should be.
                }
            }
        }
        return new Applied(
                written, healed, failures, drifted, held.waited(), held.ran(), away, stopped);
    }

    private static Optional<Done> namespace(Turn turn, Placement placement, String name) {
        var caller = turn.caller(placement.policy());
        if (turn.api().createNamespace(caller, name) instanceof Refused<String>(var refusal)) {
            var ref = new ResourceRef("", "v1", "Namespace", "", name);
            return Optional.of(new Done.Failed(Results.of(ref, refusal, Mask.none()), refusal));
        }
        return Optional.empty();
    }

    /// CHANGED for what is not applied yet, GONE for what must be made anew.
    private static Drift isDue(Turn turn, Target target) {
        var standing = turn.standing();
        var entry = entry(turn, target);
        if (entry == null || !entry.isConfirmed()) {
            return Drift.CHANGED;
        }
        var drift = standing.drift(entry);
        if (drift != Drift.NONE) {
            return drift;
        }
        return target.content().equals(entry.content()) ? Drift.NONE : Drift.CHANGED;
    }

    /// Whether all of the placement was applied before.
    private static boolean stands(Turn turn, Placement placement) {
        var mark = new Mark(placement.bundle().digest(), placement.generation());
        return turn.standing().inventory().map(Inventory::applied).filter(mark::equals).isPresent();
    }

    /// What is made where there is none is not the delivery's: no more, if it was before.
    private List<Done> absent(Turn turn, Placement placement, List<Target> targets) {
        if (stands(turn, placement)) {
            return List.of();
        }
        targets.forEach(target -> turn.standing().disown(target.key()));
        return Parallel.map(targets, target -> ifAbsent(turn, placement, target));
    }

    private Done ifAbsent(Turn turn, Placement placement, Target target) {
        var caller = turn.caller(placement.policy());
        return switch (turn.api().read(caller, target.kind(), target.ref())) {
            case Given<LiveObject>(var live) ->
                    awaited(turn, caller, target, live, new Done.Untouched());
            case Refused<LiveObject>(var refusal) when refusal.meansAbsent() -> {
                var acting = turn.acting(placement.policy(), false);
                var done = writer.write(turn, acting, target, null);
                yield done instanceof Done.Written(var live, _)
                        ? awaited(turn, caller, target, live, done)
                        : done;
            }
            case Refused<LiveObject>(var refusal) ->
                    new Done.Failed(Results.of(target.ref(), refusal, Mask.none()), refusal);
        };
    }

    /// A definition or a namespace: others need it, so it is waited for.
    private Done foundation(Turn turn, Placement placement, Target target) {
        var done = one(turn, placement, target, false);
        return done instanceof Done.Written(var live, _)
                ? awaited(turn, turn.caller(placement.policy()), target, live, done)
                : done;
    }

    /// What was done, once the object is ready.
    private Done awaited(Turn turn, Caller caller, Target target, LiveObject live, Done done) {
        if (live.health().isCurrent()) {
            return done;
        }
        var latest = new ArrayList<>(List.of(live));
        boolean ready =
                patience.until(
                        () -> {
                            if (turn.api().read(caller, target.kind(), target.ref())
                                    instanceof Given<LiveObject>(var now)) {
                                latest.add(now);
                                turn.standing().saw(now);
                                return now.health().isCurrent()
                                        || now.health() instanceof Health.Failed;
                            }
                            return false;
                        },
                        ESTABLISHING,
                        turn::goesOn);
        var now = latest.getLast();
        if (ready && now.health().isCurrent()) {
            return done instanceof Done.Written(_, var healed)
                    ? new Done.Written(now, healed)
                    : done;
        }
        return new Done.Failed(
                new ObjectResult(
                        target.ref(),
                        "NotReady",
                        target.kind().kind() + " " + now.health().words(),
                        "see its conditions in the control plane"),
                null);
    }

    private Done one(Turn turn, Placement placement, Target target, boolean definesKinds) {
        var drift = isDue(turn, target);
        if (drift == Drift.NONE) {
            return new Done.Untouched();
        }
        var standing = turn.standing();
        boolean isRepeated = isRepeated(turn, target);
        if (isRepeated && !placement.policy().selfHeal()) {
            return left(turn, placement, target, drift);
        }
        if (isRepeated && !standing.mayHeal(target.key(), clock.instant())) {
            return new Done.Left(drifted(target, "it drifts again and again; it is applied again"));
        }
        if (isRepeated) {
            standing.healed(target.key(), clock.instant());
        }
        var entry = entry(turn, target);
        String uid =
                entry != null && entry.isConfirmed() && drift != Drift.GONE ? entry.uid() : null;
        var done = writer.write(turn, turn.acting(placement.policy(), definesKinds), target, uid);
        if (done instanceof Done.Written(var live, _)) {
            standing.applied(live, target.content());
            return new Done.Written(live, isRepeated);
        }
        return done;
    }

    private static @Nullable Entry entry(Turn turn, Target target) {
        return turn.standing()
                .inventory()
                .map(known -> known.byKey().get(target.key()))
                .orElse(null);
    }

    /// Whether the same content was applied before.
    private static boolean isRepeated(Turn turn, Target target) {
        var entry = entry(turn, target);
        return entry != null && target.content().equals(entry.content());
    }

    /// Drift that is only reported: a dry run tells who changed what.
    private Done left(Turn turn, Placement placement, Target target, Drift drift) {
        if (drift == Drift.GONE) {
            return new Done.Left(drifted(target, "somebody deleted it"));
        }
        if (!(unsealing.open(turn.delivery(), target.object())
                instanceof Opened.Clear(var manifest, _))) {
            return new Done.Left(drifted(target, "somebody changed it"));
        }
        var marked = Marks.on(manifest, target.ref(), turn.delivery(), null);
        var answer =
                turn.api()
                        .apply(
                                turn.caller(placement.policy()),
                                target.kind(),
                                marked,
                                turn.standing().owner(),
                                Manner.DRY);
        String what =
                answer instanceof Refused<LiveObject>(var refusal)
                                && refusal.reason() == Reason.CONFLICT
                        ? FieldConflict.fields(refusal.conflicts())
                                + " by others: "
                                + FieldConflict.owners(refusal.conflicts())
                        : "fields were removed by others";
        return new Done.Left(drifted(target, what));
    }

    private static ObjectResult drifted(Target target, String what) {
        return new ObjectResult(
                target.ref(),
                "Drifted",
                what,
                "change it in the source, undo it here, or let the delivery heal itself");
    }
}
