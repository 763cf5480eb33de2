package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.Answer.Refused;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.apply.health.Health;
import dev.sluice.apply.inventory.Entry;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.inventory.Rollout;
import dev.sluice.apply.inventory.Rollout.Failure;
import dev.sluice.apply.plan.PruneStep;
import dev.sluice.apply.plan.Target;
import dev.sluice.apply.plan.Targets;
import dev.sluice.apply.secret.Mask;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.Stage.Hook;
import dev.sluice.events.Stage.HookDeletion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs the hooks of a moment one after the other, each once and to its end, and cleans up after
/// them. Nothing here waits: a hook that goes on is seen by its watch and leads to another turn.
/// What a hook came to is read from its object, which names the run that made it.
final class Hooks {

    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final Writer writer;
    private final Claiming claiming;
    private final Pruning pruning;

    Hooks(Writer writer, Claiming claiming, Pruning pruning) {
        this.writer = writer;
        this.claiming = claiming;
        this.pruning = pruning;
    }

    /// What one hook came to.
    private sealed interface Came {
        record ToItsEnd() implements Came {}

        record GoesOn(String words) implements Came {}

        record ToNothing(String words) implements Came {}

        record Nowhere(ObjectResult result, @Nullable Refusal refusal) implements Came {}
    }

    /// One run of a hook.
    private record Run(Turn turn, Writing.Acting acting, Hook moment, Target hook) {

        /// Tells it from the other runs of its rollout.
        String name() {
            return moment + " " + hook.key();
        }

        String mark() {
            return rollout(turn).mark(moment);
        }
    }

    Ran run(Turn turn, Writing.Acting acting, Hook moment, Targets targets) {
        return run(turn, acting, moment, targets.hooksAt(moment));
    }

    /// The hooks that run with the objects.
    WaveHooks ofWaves(Turn turn, Writing.Acting acting) {
        return new WaveHooks() {
            @Override
            public Ran run(List<Target> hooks) {
                return Hooks.this.run(turn, acting, Hook.SYNC, hooks);
            }

            @Override
            public boolean arePending(List<Target> hooks) {
                return hooks.stream()
                        .map(hook -> new Run(turn, acting, Hook.SYNC, hook).name())
                        .anyMatch(name -> !rollout(turn).hasEnded(name));
            }
        };
    }

    private Ran run(Turn turn, Writing.Acting acting, Hook moment, List<Target> hooks) {
        for (var hook : hooks) {
            var run = new Run(turn, acting, moment, hook);
            var rollout = rollout(turn);
            if (rollout.hasEnded(run.name())) {
                continue;
            }
            var failure = rollout.failureOf(run.name());
            if (failure.isPresent()) {
                return new Ran.Failed(moment, hook.ref(), failure.get().words());
            }
            switch (attempt(run)) {
                case Came.ToItsEnd() -> learn(turn, rollout.ending(run.name()));
                case Came.GoesOn(var words) -> {
                    return new Ran.Waits(moment, hook.ref(), words);
                }
                case Came.ToNothing(var words) -> {
                    learn(turn, rollout.failing(new Failure(run.name(), words)));
                    return cleanUp(run, List.of(hook), HookDeletion.FAILED)
                            .or(() -> cleanUp(run, hooks, HookDeletion.SUCCEEDED))
                            .orElseGet(() -> new Ran.Failed(moment, hook.ref(), words));
                }
                case Came.Nowhere(var result, var refusal) -> {
                    return new Ran.Refused(result, refusal);
                }
            }
        }
        return hooks.isEmpty()
                ? new Ran.Through()
                : cleanUp(
                                new Run(turn, acting, moment, hooks.getFirst()),
                                hooks,
                                HookDeletion.SUCCEEDED)
                        .orElseGet(Ran.Through::new);
    }

    private static Rollout rollout(Turn turn) {
        return turn.standing()
                .inventory()
                .map(Inventory::rollout)
                .orElseThrow(() -> new IllegalStateException("hooks run after they are claimed"));
    }

    private static void learn(Turn turn, Rollout rollout) {
        var standing = turn.standing();
        standing.inventory().map(known -> known.rolling(rollout)).ifPresent(standing::learn);
    }

    private Came attempt(Run run) {
        var hook = run.hook();
        var answer = run.turn().api().read(run.acting().caller(), hook.kind(), hook.ref());
        return switch (answer) {
            case Given<LiveObject>(var live) when isOf(run, live) -> follow(run, live);
            case Given<LiveObject>(var live) -> makeRoom(run, live).orElseGet(() -> make(run));
            case Refused<LiveObject>(var refusal) ->
                    refusal.meansAbsent()
                            ? afterwards(run).orElseGet(() -> make(run))
                            : nowhere(hook, refusal);
        };
    }

    private static boolean isOf(Run run, LiveObject live) {
        return run.mark().equals(live.run())
                && run.turn().delivery().toString().equals(live.delivery())
                && run.hook().key().value().equals(live.self());
    }

    private static Came nowhere(Target hook, Refusal refusal) {
        return new Came.Nowhere(Results.of(hook.ref(), refusal, Mask.none()), refusal);
    }

    /// It is there: how far has it come?
    private static Came follow(Run run, LiveObject live) {
        run.turn().standing().applied(live, run.hook().content());
        run.turn().standing().settle();
        if (live.health().isDone()) {
            return new Came.ToItsEnd();
        }
        return live.health() instanceof Health.Failed(var reason)
                ? new Came.ToNothing(reason)
                : new Came.GoesOn(words(live));
    }

    private static String words(LiveObject live) {
        return live.health().isCurrent() ? "it runs" : live.health().words();
    }

    /// It is not there: it may have been, and have ended. Some clean up after themselves.
    private static Optional<Came> afterwards(Run run) {
        return run.turn()
                .standing()
                .last(run.hook().key())
                .filter(last -> isOf(run, last))
                .map(
                        last -> {
                            if (last.health().isDone()) {
                                return new Came.ToItsEnd();
                            }
                            return last.health() instanceof Health.Failed(var reason)
                                    ? new Came.ToNothing(reason)
                                    : new Came.ToNothing("somebody deleted it before it ended");
                        });
    }

    /// Deletes what an earlier run left, if it is proven ours.
    ///
    /// @return why there is no room yet
    private Optional<Came> makeRoom(Run run, LiveObject live) {
        var hook = run.hook();
        if (live.isTerminating()) {
            return Optional.of(new Came.GoesOn("its former run is being deleted"));
        }
        var known = run.turn().standing().inventory().map(one -> one.byKey().get(hook.key()));
        var step =
                PruneStep.of(
                        known.orElseGet(() -> Entry.noted(hook.ref())),
                        live,
                        run.turn().delivery(),
                        Optional.empty(),
                        true);
        if (step instanceof PruneStep.Delete && hook.isDeleted(HookDeletion.BEFORE_CREATION)) {
            return delete(run, live);
        }
        String why =
                switch (step) {
                    case PruneStep.Unproven(_, var doubt) -> doubt;
                    case PruneStep.Keep(_, var words, _) -> words;
                    case PruneStep.Delete _, PruneStep.Gone _, PruneStep.HandOver _ ->
                            "its delete policy keeps it";
                };
        return Optional.of(
                new Came.Nowhere(
                        new ObjectResult(
                                hook.ref(),
                                "HookInTheWay",
                                "an object of the hook's name is there already: " + why,
                                "delete it by hand; the hook runs then"),
                        null));
    }

    private Optional<Came> delete(Run run, LiveObject live) {
        var hook = run.hook();
        var api = run.turn().api();
        var caller = run.acting().caller();
        if (api.delete(caller, hook.kind(), live) instanceof Refused<LiveObject>(var refusal)
                && refusal.reason() != Refusal.Reason.ABSENT) {
            return Optional.of(nowhere(hook, refusal));
        }
        boolean gone =
                writer.patience()
                        .until(
                                () ->
                                        api.read(caller, hook.kind(), hook.ref())
                                                .isRefusedAs(Refusal.Reason.ABSENT),
                                LEAVING,
                                run.turn()::goesOn);
        return gone
                ? Optional.empty()
                : Optional.of(new Came.GoesOn("its former run is being deleted"));
    }

    private Came make(Run run) {
        var done = writer.make(run.turn(), run.acting(), run.hook(), run.mark());
        return switch (done) {
            case Done.Written(var live, _) -> follow(run, live);
            case Done.Failed(var result, var refusal) -> new Came.Nowhere(result, refusal);
            case Done.Left(var result) -> new Came.Nowhere(result, null);
            case Done.Untouched() -> new Came.GoesOn("it is not made yet");
        };
    }

    /// Deletes the hooks whose policy asks for it, after it is noted what they came to.
    private Optional<Ran> cleanUp(Run run, List<Target> hooks, HookDeletion when) {
        var entries =
                run.turn()
                        .standing()
                        .inventory()
                        .map(Inventory::byKey)
                        .map(
                                known ->
                                        hooks.stream()
                                                .filter(hook -> hook.isDeleted(when))
                                                .map(hook -> known.get(hook.key()))
                                                .filter(Entry.class::isInstance)
                                                .filter(Entry::isConfirmed)
                                                .toList())
                        .orElse(List.of());
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        if (run.turn().standing().hasUnwritten()
                && claiming.confirm(run.turn()) instanceof Refused<?>(var refusal)) {
            return Optional.of(
                    new Ran.Refused(Results.of(run.hook().ref(), refusal, Mask.none()), refusal));
        }
        var pruned = pruning.these(run.turn(), run.acting().caller(), entries);
        return pruned.failures().stream()
                .findFirst()
                .map(failure -> new Ran.Refused(failure, null));
    }
}
