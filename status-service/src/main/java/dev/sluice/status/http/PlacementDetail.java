package dev.sluice.status.http;

import dev.sluice.events.DesiredState;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.Problem;
import dev.sluice.events.RenderFailed;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.board.PlacementFacts;
import dev.sluice.status.explanation.Explanation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything about a delivery on one control plane.
///
/// @param generation of what the control plane should hold, or of the failure to render it
/// @param commit of the placement that stands
/// @param problems why the newest commit or definition could not be rendered
public record PlacementDetail(
        String controlPlane,
        String ready,
        String phase,
        String reason,
        String message,
        @Nullable String nextStep,
        @Nullable String generation,
        @Nullable String commit,
        @Nullable String commitGeneration,
        @Nullable String bundle,
        @Nullable Instant placedAt,
        List<ProblemRow> problems,
        @Nullable OutcomeRow outcome) {
    public PlacementDetail {
        problems = List.copyOf(problems);
    }

    static PlacementDetail of(DeliveryFacts delivery, PlacementFacts on) {
        var row = PlacementRow.of(Explanation.of(delivery, on));
        var placement = on.placement();
        var outcome = on.outcome();
        return new PlacementDetail(
                row.controlPlane(),
                row.ready(),
                row.phase(),
                row.reason(),
                row.message(),
                row.nextStep(),
                row.generation(),
                row.commit(),
                placement == null ? null : placement.commitGeneration().toString(),
                placement == null ? null : placement.bundle().digest().toString(),
                placement == null ? null : placement.at(),
                on.desired() == null ? List.of() : problems(on.desired().value()),
                outcome == null
                        ? null
                        : OutcomeRow.of(
                                outcome.value(),
                                on.desired() != null
                                        && outcome.value()
                                                .generation()
                                                .equals(on.desired().value().generation())));
    }

    private static List<ProblemRow> problems(DesiredState desired) {
        List<Problem> problems =
                switch (desired) {
                    case RenderFailed failed -> failed.problems();
                    case Placement _, PlacementRemoval _ -> List.of();
                };
        return ProblemRow.of(problems);
    }
}
