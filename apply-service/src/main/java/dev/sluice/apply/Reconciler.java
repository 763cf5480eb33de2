package dev.sluice.apply;

import dev.sluice.apply.Claiming.Claimed;
import dev.sluice.apply.controlplane.ObjectKey;
import dev.sluice.apply.inventory.Inventory;
import dev.sluice.apply.inventory.Inventory.Mark;
import dev.sluice.apply.inventory.Rollout;
import dev.sluice.apply.inventory.Rollout.Farewell;
import dev.sluice.apply.plan.Targets;
import dev.sluice.apply.secret.Unsealing;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.Generation;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import dev.sluice.events.Stage.Hook;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Brings one control plane to what was placed on it: claim and note, apply, prune; then the
/// outcome, and only then what is confirmed. Health and drift come by watches and lead to another
/// turn.
public final class Reconciler {

    private static final Duration NEWCOMERS = Duration.ofSeconds(10);

    private final DesiredStates desired;
    private final Clock clock;
    private final Claiming claiming;
    private final Applying applying;
    private final Pruning pruning;
    private final Hooks hooks;
    private final Stages stages;
    private final Reporting reporting;
    private final Dependencies dependencies;

    public Reconciler(
            DesiredStates desired, Unsealing unsealing, Installation installation, Clock clock) {
        this.desired = desired;
        this.clock = clock;
        this.claiming = new Claiming(installation);
        var writer = new Writer(unsealing, new Patience(clock));
        this.applying = new Applying(writer, clock);
        this.pruning = new Pruning(desired);
        this.hooks = new Hooks(writer, claiming, pruning);
        this.stages = new Stages(applying, hooks);
        this.reporting = new Reporting(clock);
        this.dependencies = new Dependencies(desired);
    }

    Turned reconcile(Turn turn) {
        return switch (turn.desired()) {
            case Placement placement when placement.suspended() -> reporting.suspended(turn);
            case Placement placement -> bring(turn, placement);
            case RenderFailed failed -> hold(turn, failed);
            case PlacementRemoval removal -> end(turn, removal);
        };
    }

    private Turned bring(Turn turn, Placement placement) {
        if (!Turn.namesSomebody(placement.policy())) {
            return reporting.failed(
                    turn,
                    "InvalidServiceAccount",
                    "'%s' names no service account: name one, or leave it out"
                            .formatted(placement.policy().serviceAccount()));
        }
        var unmet = dependencies.unmet(placement);
        if (unmet.isPresent() && !hasBegun(turn, placement)) {
            return reporting.waiting(turn, "DependencyNotReady", unmet.get());
        }
        return withTargets(turn, placement, targets -> roll(turn, placement, targets));
    }

    private Turned roll(Turn turn, Placement placement, Targets targets) {
        var reached =
                stages.advance(
                        turn,
                        placement,
                        targets,
                        () -> pruning.afterApplying(turn, placement, targets));
        return switch (reached) {
            case Reached.Before(var ran) -> reporting.held(turn, placement.policy().timeout(), ran);
            case Reached.Within(var applied) -> reporting.heldWithin(turn, placement, applied);
            case Reached.Behind(var applied, var pruned, var ran) ->
                    reporting.heldAfter(turn, placement, applied, pruned, ran);
            case Reached.End(var applied, var pruned) -> {
                if (applied.isWhole() && applied.drifted().isEmpty() && isDone(pruned)) {
                    mark(turn, placement);
                }
                yield reporting.brought(turn, placement, applied, pruned);
            }
        };
    }

    /// What was placed last goes on while the newest rendering failed, and prunes nothing.
    private Turned hold(Turn turn, RenderFailed failed) {
        var standing = failed.standing();
        if (standing == null || standing.suspended() || !mayGoOn(turn, standing)) {
            return reporting.renderFailed(turn, failed);
        }
        return withTargets(
                turn,
                standing,
                targets ->
                        reporting.renderFailed(
                                turn,
                                failed,
                                stages.advance(turn, standing, targets, Pruned::nothing)));
    }

    private boolean mayGoOn(Turn turn, Placement standing) {
        return Turn.namesSomebody(standing.policy())
                && (hasBegun(turn, standing) || dependencies.unmet(standing).isEmpty());
    }

    private Turned withTargets(Turn turn, Placement placement, Function<Targets, Turned> carryOut) {
        var bundle = desired.bundle(placement);
        if (bundle.isEmpty()) {
            return reporting.failed(
                    turn,
                    "BundleMissing",
                    "the log holds the bundle %s no more; a new commit, or a reconcile request,"
                                    .formatted(placement.bundle().digest())
                            + " renders it again");
        }
        var targets = targets(turn, bundle.get());
        if (applying.due(turn, targets).isEmpty()
                && isClaimed(turn, placement.generation())
                && isRolling(turn, placement, targets)) {
            return carryOut.apply(targets);
        }
        var noted = new ArrayList<>(targets.all());
        noted.addAll(targets.rolling());
        var claimed =
                claiming.claim(
                        turn,
                        placement.generation(),
                        noted,
                        known -> next(known, placement, targets));
        return switch (claimed) {
            case Claimed.Ours _ -> carryOut.apply(targets);
            case Claimed.Newer _ -> Turned.superseded();
            case Claimed.OtherLineage(var lineage) -> reporting.foreign(turn, lineage);
            case Claimed.Denied(var refusal) -> reporting.refused(turn, refusal);
        };
    }

    private static boolean isRolling(Turn turn, Placement placement, Targets targets) {
        var known = turn.standing().inventory();
        return Objects.equals(
                next(known, placement, targets), known.map(Inventory::rollout).orElse(null));
    }

    private static @Nullable Rollout next(
            Optional<Inventory> known, Placement placement, Targets targets) {
        if (targets.hooks().isEmpty()) {
            return null;
        }
        var policy = placement.policy();
        var farewell =
                targets.farewell().isEmpty()
                        ? null
                        : new Farewell(
                                targets.farewell(), policy.serviceAccount(), policy.timeout());
        return Rollout.of(known, placement.bundle().digest(), placement.generation(), farewell);
    }

    private static Targets targets(Turn turn, ManifestBundle bundle) {
        var targets = Targets.of(bundle.objects(), turn.ground().kinds());
        return targets.homeless().isEmpty()
                ? targets
                : Targets.of(bundle.objects(), turn.ground().refreshedKinds());
    }

    /// A delivery that was applied in this generation goes on, whatever its dependencies do since.
    private static boolean hasBegun(Turn turn, Placement placement) {
        return isClaimed(turn, placement.generation());
    }

    /// Whether the claim of this generation stands: what is left of it needs no other.
    private static boolean isClaimed(Turn turn, Generation generation) {
        return turn.standing()
                .inventory()
                .filter(known -> known.claim().generation().equals(generation))
                .filter(known -> known.identity().equals(turn.ground().profile().identity()))
                .isPresent();
    }

    private static boolean isDone(Pruned pruned) {
        return pruned.failures().isEmpty() && pruned.waits().isEmpty() && pruned.held().isEmpty();
    }

    private static void mark(Turn turn, Placement placement) {
        var mark = new Mark(placement.bundle().digest(), placement.generation());
        var standing = turn.standing();
        standing.inventory().map(known -> known.marked(mark)).ifPresent(standing::learn);
    }

    private Turned end(Turn turn, PlacementRemoval removal) {
        if (turn.standing().inventory().map(Inventory::standing).orElse(List.of()).isEmpty()) {
            return reporting.ended(turn, Pruned.nothing());
        }
        var farewell = farewell(turn);
        var claimed =
                claiming.claim(
                        turn,
                        removal.generation(),
                        farewell.hooks(),
                        known -> known.map(Inventory::rollout).map(Rollout::again).orElse(null));
        return switch (claimed) {
            case Claimed.Ours _ ->
                    removal.deletion() == Deletion.ORPHAN ? orphan(turn) : delete(turn, farewell);
            case Claimed.Newer _ -> Turned.superseded();
            case Claimed.OtherLineage(var lineage) -> reporting.foreign(turn, lineage);
            case Claimed.Denied(var refusal) -> reporting.refused(turn, refusal);
        };
    }

    /// What runs when the delivery ends here.
    private static Targets farewell(Turn turn) {
        return known(turn)
                .map(farewell -> Targets.of(farewell.hooks(), turn.ground().kinds()))
                .orElseGet(() -> Targets.NONE);
    }

    private static Optional<Farewell> known(Turn turn) {
        return turn.standing().inventory().map(Inventory::rollout).map(Rollout::farewell);
    }

    private Turned orphan(Turn turn) {
        claiming.end(turn);
        return reporting.ended(turn, Pruned.nothing());
    }

    private Turned delete(Turn turn, Targets farewell) {
        boolean patient = clock.instant().isBefore(turn.seenAt().plus(NEWCOMERS));
        if (patient && !desired.areAllPlaced()) {
            return reporting.ended(
                    turn,
                    Pruned.waiting("a new delivery, which may want the objects, is rendered"));
        }
        var before = sayFarewell(turn, Hook.PRE_DELETE, farewell);
        if (before.isPresent()) {
            return before.get();
        }
        var later = new HashSet<ObjectKey>();
        farewell.hooksAt(Hook.POST_DELETE).forEach(hook -> later.add(hook.key()));
        var pruned = pruning.all(turn, later);
        if (isDone(pruned) && !pruned.away()) {
            var after = sayFarewell(turn, Hook.POST_DELETE, farewell);
            if (after.isPresent()) {
                return after.get();
            }
            pruned = pruned.and(pruning.all(turn, Set.of()));
        }
        var standing = turn.standing();
        if (isDone(pruned) && !pruned.away()) {
            standing.inventory().map(Reconciler::onlyPruned).ifPresent(standing::learn);
        }
        return reporting.ended(turn, pruned);
    }

    /// Runs the hooks of a moment at the end of the delivery, as whom it was applied.
    private Optional<Turned> sayFarewell(Turn turn, Hook moment, Targets hooksOfIt) {
        var known = known(turn);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var acting = new Writing.Acting(turn.caller(known.get().serviceAccount()), false, false);
        var ran = hooks.run(turn, acting, moment, hooksOfIt);
        return ran instanceof Ran.Through
                ? Optional.empty()
                : Optional.of(reporting.held(turn, known.get().timeout(), ran));
    }

    /// What could not be proven ours ends with the delivery.
    private static Inventory onlyPruned(Inventory inventory) {
        var rest = inventory.standing().stream().map(entry -> entry.key()).toList();
        return inventory.after(Map.of(), rest).rolling(null).ending();
    }

    /// Writes what a turn learnt.
    void confirm(Turn turn) {
        if (turn.standing().hasUnwritten()) {
            claiming.confirm(turn);
        }
    }

    /// Looks again at what was pruned a while ago, and ends an inventory of which nothing is left.
    ///
    /// @return whether nothing is left to look at
    boolean sweep(Turn turn) {
        var standing = turn.standing();
        if (!turn.guard().holds() || standing.inventory().isEmpty()) {
            return true;
        }
        pruning.again(turn);
        var left = standing.inventory();
        if (left.filter(known -> known.ended() && known.entries().isEmpty()).isPresent()) {
            claiming.end(turn);
            return true;
        }
        confirm(turn);
        return left.map(Inventory::entries).orElse(List.of()).stream()
                .noneMatch(entry -> entry.isPruned());
    }
}
