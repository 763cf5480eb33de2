package dev.sluice.status.explanation;

import static dev.sluice.status.board.KnownCommit.abbreviated;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.Condition;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.ApplyOutcome.Status;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderFailed;
import dev.sluice.status.board.ControlPlaneRecord;
import dev.sluice.status.board.PlacementFacts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The links from a placement on: the control plane, the objects, their health.
final class Downstream {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private Downstream() {}

    /// How it stands with what stands under the placement's key.
    static Verdict of(PlacementFacts on, DesiredState desired) {
        return switch (desired) {
            case Placement placement -> placed(on, placement);
            case RenderFailed failed -> notRendered(failed);
            case PlacementRemoval removal -> removed(on, removal);
        };
    }

    private static Verdict notRendered(RenderFailed failed) {
        var about = "Commit " + abbreviated(failed.commit()) + " cannot be rendered";
        var first = failed.problems().stream().filter(Problem::isError).findFirst();
        var verdict =
                first.map(problem -> Verdict.of(State.RENDER_FAILED, about, problem, null))
                        .orElseGet(() -> Verdict.of(State.RENDER_FAILED, "RenderFailed", about));
        var standing = failed.standing();
        var rest =
                standing == null
                        ? ""
                        : " What commit %s delivered stays."
                                .formatted(abbreviated(standing.commit()));
        return new Verdict(
                State.RENDER_FAILED,
                verdict.reason(),
                Upstream.sentence(verdict.sentence() + more(failed.problems().size())) + rest,
                verdict.nextStep() == null
                        ? "Correct it and push; the next commit is rendered at once."
                        : verdict.nextStep());
    }

    private static String more(int problems) {
        return problems > 1 ? " (and %d more)".formatted(problems - 1) : "";
    }

    /// How it stands with a placement, whatever is known upstream.
    static Verdict placed(PlacementFacts on, Placement placement) {
        var outcome = on.outcomeOf(placement.generation());
        if (on.controlPlane().isUnreachable()) {
            return unreachable(
                    on.controlPlane(), placement, outcome != null && hasArrived(outcome));
        }
        return outcome == null ? notApplied(on, placement) : came(outcome, placement);
    }

    /// How it stands with the placement that holds on while a newer commit cannot be rendered.
    static Verdict held(PlacementFacts on, RenderFailed failed, Placement standing) {
        var isThere = isThere(on, failed, standing);
        if (on.controlPlane().isUnreachable()) {
            return unreachable(on.controlPlane(), standing, isThere);
        }
        var commit = abbreviated(standing.commit());
        var outcome = on.outcomeOf(failed.generation());
        if (isThere || outcome == null) {
            return isThere
                    ? Verdict.of(
                            State.READY,
                            "Ready",
                            "Commit %s is applied and stays while commit %s cannot be rendered."
                                    .formatted(commit, abbreviated(failed.commit())))
                    : notApplied(on, standing);
        }
        return told(
                State.FAILED,
                outcome,
                "Healthy",
                "Objects of commit %s are not as it has them.".formatted(commit));
    }

    /// Whether the objects of the placement that holds on are applied.
    static boolean isThere(PlacementFacts on, RenderFailed failed, Placement standing) {
        var own = on.outcomeOf(standing.generation());
        if (own != null) {
            return hasArrived(own);
        }
        var since = on.outcomeOf(failed.generation());
        return since == null
                ? on.course().arrivalOf(standing.generation()) != null
                : since.results().isEmpty() && since.objects() > 0;
    }

    private static Verdict unreachable(
            ControlPlaneRecord controlPlane, Placement placement, boolean isThere) {
        var facts = controlPlane.facts();
        var problem = facts == null ? null : facts.value().problem();
        var about =
                "Control plane %s is unreachable%s"
                        .formatted(
                                controlPlane.id(),
                                problem == null ? "" : " (" + problem.message() + ")");
        var rest =
                isThere
                        ? "; when it was last reached it held commit %s."
                        : "; commit %s is applied as soon as it is back.";
        return new Verdict(
                State.UNREACHABLE,
                "ControlPlaneUnreachable",
                about + rest.formatted(abbreviated(placement.commit())),
                problem == null ? null : problem.remedy());
    }

    private static Verdict notApplied(PlacementFacts on, Placement placement) {
        var commit = abbreviated(placement.commit());
        var controlPlane = on.controlPlane();
        if (controlPlane.facts() != null) {
            return Verdict.of(
                    State.APPLYING, "Applying", "Commit %s is being applied.".formatted(commit));
        }
        return controlPlane.isRegistered()
                ? Verdict.of(
                        State.WAITING,
                        "ControlPlaneNotReached",
                        "Control plane %s is not reached yet; commit %s waits for it."
                                .formatted(controlPlane.id(), commit))
                : Verdict.of(
                                State.WAITING,
                                "ControlPlaneUnknown",
                                "No definition registers control plane %s; commit %s waits for it."
                                        .formatted(controlPlane.id(), commit))
                        .next("Register the control plane, or correct the delivery's target.");
    }

    private static Verdict came(ApplyOutcome outcome, Placement placement) {
        var commit = abbreviated(placement.commit());
        return switch (outcome.phase()) {
            case READY -> ready(outcome, commit);
            case APPLIED ->
                    told(
                            State.APPLIED,
                            outcome,
                            "Ready",
                            "Commit %s is applied and not healthy yet.".formatted(commit));
            case WAITING ->
                    told(
                            State.WAITING,
                            outcome,
                            "Ready",
                            "Commit %s waits for something else first.".formatted(commit));
            case FAILED ->
                    told(
                            State.FAILED,
                            outcome,
                            "Ready",
                            "Commit %s is not fully applied.".formatted(commit));
            case HELD ->
                    holds(outcome, "Drifted")
                            ? drifted(outcome, commit)
                            : held(
                                    outcome,
                                    "Commit %s waits for a confirmation.".formatted(commit));
            case SUSPENDED ->
                    told(State.SUSPENDED, outcome, "Ready", "Suspended: it stays as it is.");
            case REMOVED ->
                    Verdict.of(
                            State.APPLYING,
                            "Applying",
                            "Commit %s is being applied anew.".formatted(commit));
        };
    }

    /// Ready only while no object is told to differ from the bundle.
    private static Verdict ready(ApplyOutcome outcome, String commit) {
        if (holds(outcome, "Drifted")) {
            return drifted(outcome, commit);
        }
        var ready = condition(outcome, "Ready");
        return ready != null && ready.status() != Status.True
                ? told(State.APPLIED, outcome, "Ready", "Commit %s is not Ready.".formatted(commit))
                : Verdict.of(
                        State.READY,
                        "Ready",
                        "Commit %s is applied: %s.".formatted(commit, objects(outcome.objects())));
    }

    private static Verdict drifted(ApplyOutcome outcome, String commit) {
        return told(
                State.DRIFTED,
                outcome,
                "Drifted",
                "Objects of commit %s were changed by somebody else.".formatted(commit));
    }

    /// A deletion that waits for somebody names its set of objects: that is what is confirmed.
    private static Verdict held(ApplyOutcome outcome, String otherwise) {
        var verdict = told(State.HELD, outcome, "PruneHeld", otherwise);
        var digest = DIGEST.matcher(verdict.sentence());
        return digest.find()
                ? verdict.next(
                        "./sluice confirm-prune %s --control-plane %s --digest %s --why …"
                                .formatted(
                                        outcome.delivery(), outcome.controlPlane(), digest.group()))
                : verdict;
    }

    private static String objects(int count) {
        return count == 1 ? "1 object" : count + " objects";
    }

    private static Verdict removed(PlacementFacts on, PlacementRemoval removal) {
        var outcome = on.outcomeOf(removal.generation());
        if (outcome == null) {
            return on.controlPlane().isUnreachable() && !removal.forgotten()
                    ? Verdict.of(
                            State.UNREACHABLE,
                            "ControlPlaneUnreachable",
                            "It ends as soon as control plane %s is back."
                                    .formatted(on.controlPlaneId()))
                    : Verdict.of(State.REMOVING, "Removing", "Its objects are being removed.");
        }
        return switch (outcome.phase()) {
            case REMOVED -> Verdict.of(State.REMOVED, "Removed", "It ended here.");
            case HELD ->
                    told(State.HELD, outcome, "PruneHeld", "Its end waits for a confirmation.");
            case FAILED ->
                    told(State.FAILED, outcome, "Ready", "Not all of its objects are removed.");
            case WAITING, APPLIED, READY, SUSPENDED ->
                    told(State.REMOVING, outcome, "Ready", "Its objects are being removed.");
        };
    }

    /// What the outcome itself says, with the first object and what to do about it.
    private static Verdict told(
            State state, ApplyOutcome outcome, String condition, String otherwise) {
        var said = condition(outcome, condition);
        if (said == null) {
            said = condition(outcome, "Ready");
        }
        var first = outcome.results().stream().findFirst();
        var sentence = said == null || said.message().isBlank() ? otherwise : said.message();
        var reason =
                said == null || said.reason().isBlank()
                        ? first.map(ObjectResult::reason).orElse("Unknown")
                        : said.reason();
        return new Verdict(
                state,
                reason,
                first.filter(result -> !sentence.contains(result.message()))
                        .map(result -> Upstream.sentence(sentence) + " " + line(result))
                        .map(Upstream::sentence)
                        .orElseGet(() -> Upstream.sentence(sentence)),
                outcome.results().stream()
                        .map(ObjectResult::remedy)
                        .filter(remedy -> remedy != null)
                        .findFirst()
                        .orElse(null));
    }

    private static String line(ObjectResult result) {
        return result.object() + ": " + result.message();
    }

    private static boolean holds(ApplyOutcome outcome, String type) {
        var condition = condition(outcome, type);
        return condition != null && condition.status() == Status.True;
    }

    private static @Nullable Condition condition(ApplyOutcome outcome, String type) {
        return outcome.conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    /// Whether all objects of the outcome's generation were written.
    static boolean hasArrived(ApplyOutcome outcome) {
        return switch (outcome.phase()) {
            case READY, APPLIED -> true;
            case WAITING, FAILED, HELD, SUSPENDED, REMOVED -> false;
        };
    }
}
