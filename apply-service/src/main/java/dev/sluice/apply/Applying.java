package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.FieldConflict;
import dev.sluice.apply.controlplane.FieldOwner;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.Manner;
import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.controlplane.Refusal.Reason;
import dev.sluice.apply.drift.Drift;
import dev.sluice.apply.health.Health;
import dev.sluice.apply.inventory.Entry;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The second step: applies what is due, foundations first, and collects all that goes wrong.
final class Applying {

    private static final Duration ESTABLISHING = Duration.ofSeconds(60);
    private static final Duration REMAKING = Duration.ofSeconds(60);
    private static final Duration SERVING = Duration.ofSeconds(10);
    private static final int TRIES = 4;

    private final Unsealing unsealing;
    private final Clock clock;
    private final Patience patience;

    Applying(Unsealing unsealing, Clock clock) {
        this.unsealing = unsealing;
        this.clock = clock;
        this.patience = new Patience(clock);
    }

    /// What became of one object.
    private sealed interface Done {
        record Written(LiveObject live, boolean healed) implements Done {}

        record Failed(ObjectResult result, @Nullable Refusal refusal) implements Done {}

        record Left(ObjectResult drifted) implements Done {}

        record Untouched() implements Done {}
    }

    /// The targets that are to be written now.
    List<Target> due(Turn turn, Targets targets) {
        return targets.all().stream().filter(target -> isDue(turn, target) != Drift.NONE).toList();
    }

    Applied carryOut(Turn turn, Placement placement, Targets targets) {
        var plan = ApplyPlan.of(targets);
        var done = new ArrayList<Done>();
        if (placement.createNamespace() != null && !due(turn, targets).isEmpty()) {
            namespace(turn, placement, placement.createNamespace()).ifPresent(done::add);
        }
        if (done.isEmpty()) {
            done.addAll(
                    Parallel.map(plan.foundation(), target -> foundation(turn, placement, target)));
        }
        boolean founded = done.stream().noneMatch(one -> stops(one));
        if (founded && wroteDefinition(plan, done)) {
            turn.ground().refreshedKinds();
        }
        if (founded && turn.goesOn()) {
            done.addAll(Parallel.map(plan.rest(), target -> one(turn, placement, target, plan)));
        }
        turn.standing().settle();
        return sum(turn, targets, done);
    }

    private static boolean wroteDefinition(ApplyPlan plan, List<Done> done) {
        return plan.definesKinds() && done.stream().anyMatch(Done.Written.class::isInstance);
    }

    private static boolean stops(Done done) {
        return done instanceof Done.Failed(_, var refusal)
                && refusal != null
                && (refusal.isAway() || refusal.reason() == Reason.NOT_OWNED);
    }

    private static Applied sum(Turn turn, Targets targets, List<Done> done) {
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
        return new Applied(written, healed, failures, drifted, away, stopped);
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
        var entry = standing.inventory().map(known -> known.byKey().get(target.key())).orElse(null);
        if (entry == null || !entry.isConfirmed()) {
            return Drift.CHANGED;
        }
        var drift = standing.drift(entry);
        if (drift != Drift.NONE) {
            return drift;
        }
        return target.content().equals(entry.content()) ? Drift.NONE : Drift.CHANGED;
    }

    /// A definition or a namespace: others need it, so it is waited for.
    private Done foundation(Turn turn, Placement placement, Target target) {
        var done = one(turn, placement, target, null);
        if (!(done instanceof Done.Written(var live, var healed)) || live.health().isCurrent()) {
            return done;
        }
        var caller = turn.caller(placement.policy());
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
        return ready && now.health().isCurrent()
                ? new Done.Written(now, healed)
                : new Done.Failed(
                        new ObjectResult(
                                target.ref(),
                                "NotReady",
                                target.kind().kind() + " " + now.health().words(),
                                "see its conditions in the control plane"),
                        null);
    }

    private Done one(
            Turn turn, Placement placement, Target target, @Nullable ApplyPlan definitions) {
        var drift = isDue(turn, target);
        if (drift == Drift.NONE) {
            return new Done.Untouched();
        }
        var standing = turn.standing();
        var entry = standing.inventory().map(known -> known.byKey().get(target.key())).orElse(null);
        boolean isRepeated = entry != null && target.content().equals(entry.content());
        if (isRepeated && !placement.policy().selfHeal()) {
            return left(turn, placement, target, drift);
        }
        if (isRepeated && !standing.mayHeal(target.key(), clock.instant())) {
            return new Done.Left(drifted(target, "it drifts again and again; it is applied again"));
        }
        if (isRepeated) {
            standing.healed(target.key(), clock.instant());
        }
        var done = write(turn, placement, target, entry, drift, definitions);
        if (done instanceof Done.Written(var live, _)) {
            standing.applied(live, target.content());
            return new Done.Written(live, isRepeated);
        }
        return done;
    }

    private Done write(
            Turn turn,
            Placement placement,
            Target target,
            @Nullable Entry entry,
            Drift drift,
            @Nullable ApplyPlan definitions) {
        return switch (unsealing.open(turn.delivery(), target.object())) {
            case Opened.Sealed(var why) ->
                    new Done.Failed(
                            new ObjectResult(
                                    target.ref(),
                                    "Sealed",
                                    why,
                                    "give apply-service the keyset that render-service seals with"),
                            null);
            case Opened.Clear(var manifest, var mask) -> {
                String uid =
                        entry != null && entry.isConfirmed() && drift != Drift.GONE
                                ? entry.uid()
                                : null;
                yield new Writing(turn, placement, target, manifest, mask, definitions).run(uid);
            }
        };
    }

    /// One object on its way, however many requests that takes.
    private final class Writing {
        private final Turn turn;
        private final Placement placement;
        private final Target target;
        private final Map<String, @Nullable Object> manifest;
        private final Mask mask;
        private final @Nullable ApplyPlan definitions;

        Writing(
                Turn turn,
                Placement placement,
                Target target,
                Map<String, @Nullable Object> manifest,
                Mask mask,
                @Nullable ApplyPlan definitions) {
            this.turn = turn;
            this.placement = placement;
            this.target = target;
            this.manifest = manifest;
            this.mask = mask;
            this.definitions = definitions;
        }

        Done run(@Nullable String expectedUid) {
            String uid = expectedUid;
            var manner = Manner.POLITE;
            var last = new Refusal(Reason.FAULT, "it was tried too often");
            for (int attempt = 0; attempt < TRIES; attempt++) {
                switch (apply(uid, manner)) {
                    case Given<LiveObject>(var live) -> {
                        return new Done.Written(live, false);
                    }
                    case Refused<LiveObject>(var refusal) -> {
                        last = refusal;
                        switch (refusal.reason()) {
                            // What we made was deleted or made anew by others: ask for none.
                            case OUTDATED -> uid = null;
                            case CONFLICT -> {
                                var rightful = rightful(refusal);
                                if (rightful.isPresent()) {
                                    return owned(rightful.get(), refusal);
                                }
                                manner = Manner.FORCED;
                            }
                            case IMMUTABLE -> {
                                var remade = remake(uid, refusal);
                                if (remade.isPresent()) {
                                    return remade.get();
                                }
                                uid = null;
                            }
                            case MISSING_KIND -> {
                                if (!isPromised() || !served()) {
                                    return failed(refusal);
                                }
                            }
                            case ABSENT,
                                    PRESENT,
                                    REJECTED,
                                    FORBIDDEN,
                                    UNAUTHORIZED,
                                    MISSING_NAMESPACE,
                                    NAMESPACE_TERMINATING,
                                    BUSY,
                                    FAULT,
                                    TIMEOUT,
                                    UNREACHABLE,
                                    NOT_OWNED -> {
                                return failed(refusal);
                            }
                        }
                    }
                }
            }
            return failed(last);
        }

        private Answer<LiveObject> apply(@Nullable String uid, Manner manner) {
            var marked = Marks.on(manifest, target.ref(), turn.delivery(), uid);
            return turn.api()
                    .apply(
                            turn.caller(placement.policy()),
                            target.kind(),
                            marked,
                            turn.standing().owner(),
                            manner);
        }

        private Done failed(Refusal refusal) {
            return new Done.Failed(Results.of(target.ref(), refusal, mask), refusal);
        }

        /// The other delivery that owns a field and still wants the object.
        private Optional<String> rightful(Refusal refusal) {
            return refusal.conflicts().stream()
                    .map(FieldConflict::owner)
                    .filter(FieldOwner::isOfSluice)
                    .filter(owner -> !owner.equals(turn.standing().owner().name()))
                    .distinct()
                    .flatMap(owner -> turn.neighbours().rightful(owner, target.key()).stream())
                    .findFirst();
        }

        private Done owned(String other, Refusal refusal) {
            return new Done.Failed(
                    new ObjectResult(
                            target.ref(),
                            "OwnedByOther",
                            "the delivery %s wants this object too; it owns %s"
                                    .formatted(other, fields(refusal.conflicts())),
                            "leave it out of one of the two deliveries"),
                    refusal);
        }

        /// Deletes the object that cannot be changed and is ours, so that it can be made anew.
        ///
        /// @return what becomes of it if it may not be, or cannot be, made anew
        private Optional<Done> remake(@Nullable String uid, Refusal refusal) {
            if (!placement.policy().force() || uid == null) {
                return Optional.of(failed(refusal));
            }
            var caller = turn.caller(placement.policy());
            var read = turn.api().read(caller, target.kind(), target.ref());
            if (!(read instanceof Given<LiveObject>(var live)) || !live.uid().equals(uid)) {
                return Optional.of(failed(refusal));
            }
            var deleted = turn.api().delete(caller, target.kind(), live);
            if (deleted instanceof Refused<LiveObject>(var why)) {
                return Optional.of(failed(why));
            }
            boolean gone =
                    patience.until(
                            () ->
                                    turn.api()
                                            .read(caller, target.kind(), target.ref())
                                            .isRefusedAs(Reason.ABSENT),
                            REMAKING,
                            turn::goesOn);
            return gone
                    ? Optional.empty()
                    : Optional.of(
                            failed(
                                    new Refusal(
                                            Reason.TIMEOUT,
                                            "it is deleted to be made anew, but finalizers hold"
                                                    + " it")));
        }

        private boolean isPromised() {
            return definitions != null && definitions.definesKinds();
        }

        /// A definition that is established is served a little later.
        private boolean served() {
            return patience.until(
                    () -> !apply(null, Manner.DRY).isRefusedAs(Reason.MISSING_KIND),
                    SERVING,
                    turn::goesOn);
        }
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
                        ? fields(refusal.conflicts()) + " by others: " + owners(refusal.conflicts())
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

    private static String fields(List<FieldConflict> conflicts) {
        return conflicts.stream()
                .map(FieldConflict::field)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String owners(List<FieldConflict> conflicts) {
        return conflicts.stream()
                .map(FieldConflict::owner)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
