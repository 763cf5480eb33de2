package dev.sluice.apply;

import dev.sluice.apply.controlplane.Refusal;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.Condition;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ApplyOutcome.Status;
import dev.sluice.events.ApplyOutcome.Timings;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Generation;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderFailed;
import dev.sluice.events.SourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts into an outcome what a turn came to.
final class Reporting {

    private static final int MOST_RESULTS = 200;

    private final Clock clock;

    Reporting(Clock clock) {
        this.clock = clock;
    }

    /// The verdict over a turn: how far it came, and why no further.
    private record Verdict(Phase phase, String reason, String message) {}

    /// What was counted on the way.
    private record Counts(int applied, int pruned, @Nullable Instant appliedAt) {
        static final Counts NONE = new Counts(0, 0, null);
    }

    Turned suspended(Turn turn) {
        return Turned.of(
                outcome(
                        turn,
                        new Verdict(Phase.SUSPENDED, "Suspended", "the delivery is suspended"),
                        List.of(),
                        List.of(),
                        Counts.NONE),
                Turned.Next.REST);
    }

    Turned waiting(Turn turn, String reason, String message) {
        return Turned.of(
                outcome(
                        turn,
                        new Verdict(Phase.WAITING, reason, message),
                        List.of(),
                        List.of(),
                        Counts.NONE),
                Turned.Next.AWAIT);
    }

    Turned away(Turn turn, String message) {
        var waiting = waiting(turn, "ControlPlaneUnreachable", message);
        return new Turned(waiting.outcome(), Turned.Next.AWAY);
    }

    Turned foreign(Turn turn, String lineage) {
        String message =
                ("this delivery's objects are claimed by another installation (or by this one before"
                                + " it lost its log); start apply-service with"
                                + " SLUICE_ADOPT_LINEAGE=%s to take them over")
                        .formatted(lineage);
        return Turned.of(
                outcome(
                        turn,
                        new Verdict(Phase.HELD, "ForeignLineage", message),
                        List.of(),
                        List.of(),
                        Counts.NONE),
                Turned.Next.AWAIT);
    }

    Turned failed(Turn turn, String reason, String message) {
        return Turned.of(
                outcome(
                        turn,
                        new Verdict(Phase.FAILED, reason, message),
                        List.of(),
                        List.of(),
                        Counts.NONE),
                Turned.Next.RETRY);
    }

    Turned refused(Turn turn, Refusal refusal) {
        if (refusal.reason() == Refusal.Reason.NOT_OWNED) {
            return Turned.superseded();
        }
        return refusal.isAway()
                ? away(turn, refusal.message())
                : failed(turn, "InventoryRefused", "the inventory: " + refusal.message());
    }

    /// A hook holds back what comes after it.
    Turned held(Turn turn, Duration timeout, Ran ran) {
        return held(turn, timeout, ran, Phase.WAITING, List.of(), Counts.NONE);
    }

    /// A hook that runs after the objects goes on, or failed.
    Turned heldAfter(Turn turn, Placement placement, Applied applied, Pruned pruned, Ran ran) {
        var counts = new Counts(applied.written(), pruned.deleted(), clock.instant());
        var timeout = placement.policy().timeout();
        return held(turn, timeout, ran, Phase.APPLIED, pruned.left(), counts);
    }

    /// A hook of a wave goes on, or failed, and holds back later waves.
    Turned heldWithin(Turn turn, Placement placement, Applied applied) {
        var counts = new Counts(applied.written(), 0, clock.instant());
        var timeout = placement.policy().timeout();
        return held(turn, timeout, applied.ran(), Phase.WAITING, applied.drifted(), counts);
    }

    private Turned held(
            Turn turn,
            Duration timeout,
            Ran ran,
            Phase phase,
            List<ObjectResult> left,
            Counts counts) {
        return switch (ran) {
            case Ran.Through() -> throw new IllegalArgumentException("nothing is held back");
            case Ran.Waits(var moment, var hook, var words) -> {
                String which = "the %s hook %s".formatted(Ran.words(moment), hook);
                var staged = staged(turn, "HookRunning", which);
                boolean late = clock.instant().isAfter(staged.lastTransition().plus(timeout));
                var verdict =
                        late
                                ? new Verdict(
                                        Phase.FAILED,
                                        "HookTimeout",
                                        "%s has not ended within %s: it %s"
                                                .formatted(which, words(timeout), words))
                                : new Verdict(
                                        phase, "HookRunning", "%s %s".formatted(which, words));
                yield Turned.of(
                        outcome(turn, verdict, List.of(staged), left, counts),
                        Turned.Next.FOLLOW_STAGE);
            }
            case Ran.Failed hook -> {
                var verdict =
                        new Verdict(
                                Phase.FAILED,
                                "HookFailed",
                                "the %s hook %s: %s"
                                        .formatted(
                                                Ran.words(hook.moment()),
                                                hook.hook(),
                                                hook.words()));
                var results = new ArrayList<>(List.of(hook.result()));
                results.addAll(left);
                yield Turned.of(
                        outcome(turn, verdict, List.of(), results, counts),
                        turn.desired() instanceof PlacementRemoval
                                ? Turned.Next.RETRY
                                : Turned.Next.AWAIT);
            }
            case Ran.Refused refused -> refused(turn, refused, counts);
        };
    }

    private Turned refused(Turn turn, Ran.Refused refused, Counts counts) {
        if (refused.isStopped()) {
            return Turned.superseded();
        }
        if (refused.isAway()) {
            return stoppedAnswering(turn);
        }
        var results = List.of(refused.result());
        var verdict = new Verdict(Phase.FAILED, "ApplyFailed", counted(results, "applied"));
        return Turned.of(outcome(turn, verdict, List.of(), results, counts), Turned.Next.RETRY);
    }

    private Turned stoppedAnswering(Turn turn) {
        return away(turn, "the control plane stopped answering");
    }

    /// What holds back the rest; it keeps its time while it is the same.
    private Condition staged(Turn turn, String reason, String which) {
        var since =
                before(turn).stream()
                        .flatMap(last -> last.conditions().stream())
                        .filter(condition -> condition.type().equals("Staged"))
                        .filter(condition -> condition.message().equals(which))
                        .map(Condition::lastTransition)
                        .findFirst()
                        .orElse(clock.instant());
        return new Condition("Staged", Status.False, reason, which, since);
    }

    /// A rendering that failed, over nothing that could go on.
    Turned renderFailed(Turn turn, RenderFailed failed) {
        return Turned.of(renderFailed(turn, failed, List.of(), 0), Turned.Next.REST);
    }

    /// A rendering that failed, over what was placed last and goes on.
    Turned renderFailed(Turn turn, RenderFailed failed, Reached reached) {
        var applied = reached.applied();
        if (applied.stopped()) {
            return Turned.superseded();
        }
        if (applied.away()) {
            return stoppedAnswering(turn);
        }
        var next = reached.isWorthRetrying() ? Turned.Next.RETRY : Turned.Next.REST;
        return Turned.of(
                renderFailed(turn, failed, reached.failures(), applied.written()),
                reached.goesOn() ? Turned.Next.FOLLOW_STAGE : next);
    }

    private ApplyOutcome renderFailed(
            Turn turn, RenderFailed failed, List<ObjectResult> results, int applied) {
        var message =
                failed.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        return outcome(
                turn,
                new Verdict(Phase.FAILED, "RenderFailed", message),
                List.of(),
                results,
                new Counts(applied, 0, null));
    }

    Turned brought(Turn turn, Placement placement, Applied applied, Pruned pruned) {
        if (applied.stopped()) {
            return Turned.superseded();
        }
        if (applied.away() || pruned.away()) {
            return stoppedAnswering(turn);
        }
        var results = new ArrayList<ObjectResult>(applied.failures());
        results.addAll(pruned.failures());
        results.addAll(applied.drifted());
        results.addAll(pruned.left());
        var awaited = turn.awaited(placement);
        // What was healthy and is not seen yet again, as after a restart, is not doubted.
        var unhealthy = wasReady(turn) ? awaited.seenUnhealthy() : awaited.unhealthy();
        var verdict = verdict(turn, placement, applied, pruned, unhealthy);
        if (verdict.phase() != Phase.READY) {
            results.addAll(unhealthy);
        }
        var extra = new ArrayList<Condition>();
        if (Awaited.isAskedBy(placement.policy()) && applied.isWhole()) {
            extra.add(healthy(turn, unhealthy));
        }
        drift(turn, applied).ifPresent(extra::add);
        pruned.held()
                .ifPresent(
                        held ->
                                extra.add(
                                        condition(
                                                turn,
                                                "PruneHeld",
                                                Status.True,
                                                "Unconfirmed",
                                                held.why()
                                                        + "; confirm the deletions "
                                                        + held.deletions())));
        if (verdict.reason().startsWith("Wave")) {
            results.addAll(applied.waited());
            extra.add(waveCondition(turn, applied));
        }
        var counts = new Counts(applied.written(), pruned.deleted(), clock.instant());
        return Turned.of(
                outcome(turn, verdict, extra, results, counts), next(verdict, applied, pruned));
    }

    private Condition waveCondition(Turn turn, Applied applied) {
        var first = applied.waited().getFirst().object();
        return staged(turn, "WaveProgressing", "the wave of " + first);
    }

    private Verdict wave(Turn turn, Placement placement, Applied applied) {
        var timeout = placement.policy().timeout();
        String message =
                "a wave waits for the one before it: " + counted(applied.waited(), "ready");
        var since = waveCondition(turn, applied).lastTransition();
        return clock.instant().isAfter(since.plus(timeout))
                ? new Verdict(Phase.FAILED, "WaveTimeout", message + " within " + words(timeout))
                : new Verdict(Phase.WAITING, "WaveProgressing", message);
    }

    private Verdict verdict(
            Turn turn,
            Placement placement,
            Applied applied,
            Pruned pruned,
            List<ObjectResult> unhealthy) {
        if (!applied.failures().isEmpty()) {
            return new Verdict(Phase.FAILED, "ApplyFailed", counted(applied.failures(), "applied"));
        }
        if (!applied.waited().isEmpty()) {
            return wave(turn, placement, applied);
        }
        if (!pruned.failures().isEmpty()) {
            return new Verdict(Phase.FAILED, "PruneFailed", counted(pruned.failures(), "pruned"));
        }
        if (!applied.drifted().isEmpty()) {
            return new Verdict(
                    Phase.HELD,
                    "Drifted",
                    applied.drifted().size() + " objects are not as applied");
        }
        if (pruned.held().isPresent()) {
            return new Verdict(Phase.HELD, "PruneHeld", pruned.held().get().why());
        }
        if (pruned.waits().isPresent()) {
            return new Verdict(
                    Phase.APPLIED, "PruneWaits", "pruning waits: " + pruned.waits().get());
        }
        return unhealthy.isEmpty()
                ? new Verdict(Phase.READY, "Applied", "all objects are as wanted")
                : unhealthy(turn, placement, unhealthy);
    }

    private Verdict unhealthy(Turn turn, Placement placement, List<ObjectResult> unhealthy) {
        var timeout = placement.policy().timeout();
        String message = counted(unhealthy, "ready");
        if (turn.awaited(placement).hasFailed()) {
            return new Verdict(Phase.FAILED, "HealthCheckFailed", message);
        }
        if (clock.instant().isAfter(unhealthySince(turn).plus(timeout))) {
            return new Verdict(
                    Phase.FAILED, "HealthCheckTimeout", message + " within " + words(timeout));
        }
        return new Verdict(
                Phase.APPLIED, hasBeenReady(turn) ? "Unhealthy" : "Progressing", message);
    }

    /// The outcome that stands, if it is about the same generation.
    private static Optional<ApplyOutcome> before(Turn turn) {
        return Optional.ofNullable(turn.last())
                .filter(last -> last.generation().equals(turn.desired().generation()));
    }

    private static boolean wasReady(Turn turn) {
        return before(turn).filter(last -> last.phase() == Phase.READY).isPresent();
    }

    /// Whether it was Ready, and all that came since is that it is not healthy any more.
    private static boolean hasBeenReady(Turn turn) {
        return wasReady(turn)
                || before(turn)
                        .filter(last -> last.conditions().getFirst().reason().equals("Unhealthy"))
                        .isPresent();
    }

    /// When the wait for health began.
    private static Instant unhealthySince(Turn turn) {
        return before(turn).stream()
                .flatMap(last -> last.conditions().stream())
                .filter(condition -> condition.type().equals("Healthy"))
                .filter(condition -> condition.status() == Status.False)
                .map(Condition::lastTransition)
                .findFirst()
                .orElse(turn.startedAt());
    }

    private static String words(Duration duration) {
        return duration.toSeconds() + " s";
    }

    private static String counted(List<ObjectResult> results, String what) {
        var first = results.getFirst();
        String one = "%s: %s".formatted(first.object(), first.message());
        return results.size() == 1
                ? "not %s: %s".formatted(what, one)
                : "%d objects are not %s; the first: %s".formatted(results.size(), what, one);
    }

    /// Each generation waits anew.
    private Condition healthy(Turn turn, List<ObjectResult> unhealthy) {
        var last = before(turn).orElse(null);
        var now = clock.instant();
        return unhealthy.isEmpty()
                ? condition(
                        last, "Healthy", Status.True, "AllHealthy", "all objects are healthy", now)
                : condition(
                        last,
                        "Healthy",
                        Status.False,
                        "NotReady",
                        counted(unhealthy, "ready"),
                        now);
    }

    private Optional<Condition> drift(Turn turn, Applied applied) {
        if (!applied.drifted().isEmpty()) {
            String which =
                    applied.drifted().stream()
                            .map(result -> result.object() + ": " + result.message())
                            .collect(Collectors.joining("\n"));
            return Optional.of(condition(turn, "Drifted", Status.True, "NotHealed", which));
        }
        return applied.healed() == 0
                ? Optional.empty()
                : Optional.of(
                        condition(
                                turn,
                                "Drifted",
                                Status.False,
                                "Healed",
                                applied.healed()
                                        + " objects were changed by others and are"
                                        + " applied again"));
    }

    private static Turned.Next next(Verdict verdict, Applied applied, Pruned pruned) {
        if (applied.failures().isEmpty() && !applied.waited().isEmpty()) {
            return Turned.Next.FOLLOW_STAGE;
        }
        return switch (verdict.phase()) {
            case READY, SUSPENDED, REMOVED -> Turned.Next.REST;
            case WAITING -> Turned.Next.AWAIT;
            case HELD -> Turned.Next.AWAIT;
            case APPLIED ->
                    pruned.waits().isPresent() ? Turned.Next.AWAIT : Turned.Next.FOLLOW_HEALTH;
            case FAILED ->
                    applied.failures().isEmpty() && pruned.failures().isEmpty()
                            ? Turned.Next.FOLLOW_HEALTH
                            : Turned.Next.RETRY;
        };
    }

    /// The delivery ended here, or has not yet.
    Turned ended(Turn turn, Pruned pruned) {
        var counts = new Counts(0, pruned.deleted(), clock.instant());
        if (pruned.away()) {
            return stoppedAnswering(turn);
        }
        if (pruned.waits().isPresent()) {
            return waiting(turn, "PruneWaits", "pruning waits: " + pruned.waits().get());
        }
        var results = new ArrayList<ObjectResult>(pruned.failures());
        results.addAll(pruned.left());
        return pruned.failures().isEmpty()
                ? Turned.of(
                        outcome(
                                turn,
                                new Verdict(
                                        Phase.REMOVED, "Removed", "the delivery has ended here"),
                                List.of(),
                                results,
                                counts),
                        Turned.Next.REST)
                : Turned.of(
                        outcome(
                                turn,
                                new Verdict(
                                        Phase.FAILED,
                                        "PruneFailed",
                                        counted(pruned.failures(), "pruned")),
                                List.of(),
                                results,
                                counts),
                        Turned.Next.RETRY);
    }

    private ApplyOutcome outcome(
            Turn turn,
            Verdict verdict,
            List<Condition> extra,
            List<ObjectResult> results,
            Counts counts) {
        var conditions = new ArrayList<Condition>();
        conditions.add(
                condition(
                        turn,
                        "Ready",
                        ready(verdict.phase()),
                        verdict.reason(),
                        verdict.message()));
        conditions.addAll(extra);
        var about = About.of(turn.desired());
        return new ApplyOutcome(
                turn.controlPlane(),
                turn.delivery(),
                turn.desired().generation(),
                about.source(),
                about.commitGeneration(),
                about.commit(),
                verdict.phase(),
                conditions,
                turn.standing().inventory().map(known -> known.standing().size()).orElse(0),
                counts.applied(),
                counts.pruned(),
                results.stream().limit(MOST_RESULTS).toList(),
                turn.ground().profile().identity(),
                new Timings(turn.seenAt(), turn.startedAt(), counts.appliedAt(), clock.instant()));
    }

    static Status ready(Phase phase) {
        return switch (phase) {
            case READY, REMOVED -> Status.True;
            case FAILED, HELD -> Status.False;
            case WAITING, APPLIED, SUSPENDED -> Status.Unknown;
        };
    }

    private Condition condition(
            Turn turn, String type, Status status, String reason, String message) {
        return condition(turn.last(), type, status, reason, message, clock.instant());
    }

    /// A condition keeps its time while its status stays.
    static Condition condition(
            @Nullable ApplyOutcome last,
            String type,
            Status status,
            String reason,
            String message,
            Instant now) {
        var since =
                last == null
                        ? now
                        : last.conditions().stream()
                                .filter(before -> before.type().equals(type))
                                .filter(before -> before.status() == status)
                                .map(Condition::lastTransition)
                                .findFirst()
                                .orElse(now);
        return new Condition(type, status, reason, message, since);
    }

    /// What an outcome is about.
    record About(
            @Nullable SourceId source,
            @Nullable Generation commitGeneration,
            @Nullable String commit) {

        static About of(DesiredState desired) {
            return switch (desired) {
                case Placement placement ->
                        new About(
                                placement.source(),
                                placement.commitGeneration(),
                                placement.commit());
                case RenderFailed failed ->
                        new About(failed.source(), failed.commitGeneration(), failed.commit());
                case PlacementRemoval _ -> new About(null, null, null);
            };
        }
    }
}
