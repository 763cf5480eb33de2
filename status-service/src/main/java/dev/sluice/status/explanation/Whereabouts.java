package dev.sluice.status.explanation;

import static dev.sluice.status.board.KnownCommit.abbreviated;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Generation;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.board.KnownCommit;
import dev.sluice.status.board.PlacementFacts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a commit is on a control plane with one delivery, and if not, why.
///
/// @param arrivedAt when all its objects were applied, where that is known
public record Whereabouts(Standing standing, Verdict verdict, @Nullable Instant arrivedAt) {
    /// How a commit stands with a delivery on a control plane; the worst first.
    public enum Standing {
        /// It is not there.
        MISSING,
        /// A newer commit took its place.
        SUPERSEDED,
        /// It changed nothing of this delivery, which is there as it was.
        UNCHANGED,
        /// Its objects are applied.
        ARRIVED
    }

    /// Where the commit is with a delivery that no control plane holds.
    public static Whereabouts of(KnownCommit commit, DeliveryFacts delivery) {
        return missing(
                Upstream.brokenLink(delivery).orElseGet(() -> Explanation.of(delivery).verdict()));
    }

    /// Where the commit is with the delivery on one control plane.
    public static Whereabouts of(KnownCommit commit, DeliveryFacts delivery, PlacementFacts on) {
        return switch (on.desired() == null ? null : on.desired().value()) {
            case null -> missing(Explanation.of(delivery, on).verdict());
            case PlacementRemoval removal -> missing(Downstream.of(on, removal));
            case RenderFailed failed
                    when isOf(commit, failed.commit(), failed.commitGeneration()) ->
                    missing(Downstream.of(on, failed));
            case RenderFailed failed when failed.commitGeneration().isAfter(commit.generation()) ->
                    failed.standing() != null && isOf(commit, failed.standing())
                            ? held(on, failed, failed.standing())
                            : superseded(failed.commit(), ", which cannot be rendered");
            case RenderFailed failed -> older(commit, delivery, on, failed);
            case Placement placement when isOf(commit, placement) -> placed(on, placement);
            case Placement placement
                    when placement.commitGeneration().isAfter(commit.generation()) ->
                    superseded(placement.commit(), "");
            case Placement placement -> older(commit, delivery, on, placement);
        };
    }

    private static boolean isOf(KnownCommit commit, Placement placement) {
        return isOf(commit, placement.commit(), placement.commitGeneration());
    }

    /// A forced push may bring the same commit back under a newer generation.
    private static boolean isOf(KnownCommit commit, String id, Generation generation) {
        return commit.id().equals(id) || commit.generation().equals(generation);
    }

    private static Whereabouts placed(PlacementFacts on, Placement placement) {
        var verdict = Downstream.placed(on, placement);
        var outcome = on.outcomeOf(placement.generation());
        var arrival = on.course().arrivalOf(placement.generation());
        var isThere =
                outcome != null
                        && (Downstream.hasArrived(outcome) || verdict.state() == State.DRIFTED);
        return new Whereabouts(
                isThere ? Standing.ARRIVED : Standing.MISSING,
                verdict,
                isThere && arrival != null ? arrival.appliedAt() : null);
    }

    private static Whereabouts held(PlacementFacts on, RenderFailed failed, Placement standing) {
        var isThere = Downstream.isThere(on, failed, standing);
        var arrival = on.course().arrivalOf(standing.generation());
        return new Whereabouts(
                isThere ? Standing.ARRIVED : Standing.MISSING,
                Downstream.held(on, failed, standing),
                isThere && arrival != null ? arrival.appliedAt() : null);
    }

    /// What stands is of an older commit: not rendered yet, or found unchanged.
    private static Whereabouts older(
            KnownCommit commit, DeliveryFacts delivery, PlacementFacts on, DesiredState desired) {
        var evaluated = delivery.evaluatedUpTo();
        var broken = Upstream.brokenBeforeCommit(delivery);
        if (broken.isPresent()) {
            return missing(broken.get());
        }
        if (evaluated == null || commit.generation().isAfter(evaluated)) {
            return missing(notRendered(commit, delivery));
        }
        if (desired instanceof RenderFailed failed) {
            return missing(Downstream.of(on, failed));
        }
        return evaluated.equals(commit.generation())
                ? unchanged(on)
                : superseded(newest(delivery, commit), ", which left it as it was before");
    }

    private static Verdict notRendered(KnownCommit commit, DeliveryFacts delivery) {
        return Verdict.of(
                State.RENDERING,
                "CommitNotRendered",
                "Commit %s is not rendered for %s yet."
                        .formatted(abbreviated(commit.id()), delivery.id()));
    }

    private static Whereabouts unchanged(PlacementFacts on) {
        var placement = on.placement();
        if (placement == null) {
            return missing(Verdict.of(State.REMOVED, "Removed", "It ended here."));
        }
        var there = placed(on, placement);
        if (there.standing() == Standing.MISSING) {
            return there;
        }
        var verdict =
                Verdict.of(
                        there.verdict().state(),
                        "Unchanged",
                        "Found unchanged: this commit touches nothing of this delivery, which"
                                + " stands as commit %s left it."
                                        .formatted(abbreviated(placement.commit())));
        return new Whereabouts(
                Standing.UNCHANGED,
                there.verdict().isReady() ? verdict : there.verdict(),
                there.arrivedAt());
    }

    private static String newest(DeliveryFacts delivery, KnownCommit otherwise) {
        return Optional.ofNullable(delivery.source())
                .map(source -> source.newest())
                .map(CommitEvent::commit)
                .orElse(otherwise.id());
    }

    private static Whereabouts superseded(String by, String rest) {
        return new Whereabouts(
                Standing.SUPERSEDED,
                Verdict.of(
                        State.READY,
                        "Superseded",
                        "Superseded by commit %s%s.".formatted(abbreviated(by), rest)),
                null);
    }

    private static Whereabouts missing(Verdict verdict) {
        return new Whereabouts(Standing.MISSING, verdict, null);
    }
}
