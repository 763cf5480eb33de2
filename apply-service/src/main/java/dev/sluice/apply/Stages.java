package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer.Given;
import dev.sluice.apply.controlplane.LiveObject;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.inventory.Rollout;
import dev.sluice.apply.plan.Targets;
import dev.sluice.events.Placement;
import java.util.Optional;
import java.util.function.Supplier;

/// Brings a placement stage by stage: what others stand on, what runs before, the objects, what
/// runs after. Each turn goes as far as it can.
final class Stages {

    private final Applying applying;
    private final Hooks hooks;

    Stages(Applying applying, Hooks hooks) {
        this.applying = applying;
        this.hooks = hooks;
    }

    /// @param prune deletes what left the placement, once all else of it is applied
    Reached advance(Turn turn, Placement placement, Targets targets, Supplier<Pruned> prune) {
        var laid = applying.lay(turn, placement, targets);
        var acting = turn.acting(placement.policy(), laid.plan().definesKinds());
        var rollout = rollout(turn);
        if (rollout.isPresent() && !laid.isSound()) {
            return new Reached.End(applying.stop(turn, targets, laid), Pruned.nothing());
        }
        if (rollout.isPresent()) {
            var before = hooks.run(turn, acting, rollout.get().before(), targets);
            if (!before.isThrough()) {
                return new Reached.Before(before);
            }
        }
        var ofWaves = rollout.isPresent() ? hooks.ofWaves(turn, acting) : WaveHooks.NONE;
        var applied = applying.build(turn, placement, targets, laid, ofWaves);
        var pruned = applied.isWhole() ? prune.get() : Pruned.nothing();
        if (applied.isHeldByHook()) {
            return new Reached.Within(applied);
        }
        lookAtStrangers(turn, placement);
        var rest = rollout(turn);
        if (rest.isPresent() && isDue(turn, placement, applied)) {
            var after = hooks.run(turn, acting, rest.get().after(), targets);
            if (!after.isThrough()) {
                return new Reached.Behind(applied, pruned, after);
            }
            finish(turn);
        }
        return new Reached.End(applied, pruned);
    }

    /// What still rolls out, if the delivery has hooks.
    private static Optional<Rollout> rollout(Turn turn) {
        return turn.standing()
                .inventory()
                .map(Inventory::rollout)
                .filter(known -> !known.progress().finished());
    }

    /// Whether what runs after the objects may run.
    private static boolean isDue(Turn turn, Placement placement, Applied applied) {
        return applied.isWhole()
                && (!Awaited.isAskedBy(placement.policy())
                        || turn.awaited(placement).unhealthy().isEmpty());
    }

    private static void finish(Turn turn) {
        var standing = turn.standing();
        rollout(turn)
                .flatMap(
                        rollout ->
                                standing.inventory()
                                        .map(known -> known.rolling(rollout.finishing())))
                .ifPresent(standing::learn);
    }

    /// Whose health counts without being the delivery's own must be asked for.
    private static void lookAtStrangers(Turn turn, Placement placement) {
        var caller = turn.caller(placement.policy());
        Parallel.map(
                turn.awaited(placement).strangers(),
                object -> {
                    var kind = turn.ground().kinds().of(object);
                    if (kind.isPresent()
                            && turn.api().read(caller, kind.get(), object)
                                    instanceof Given<LiveObject>(var live)) {
                        turn.standing().saw(live);
                    } else {
                        turn.standing().notFound(ObjectKey.of(object));
                    }
                    return object;
                });
    }
}
