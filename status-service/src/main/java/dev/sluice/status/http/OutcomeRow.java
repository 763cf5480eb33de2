package dev.sluice.status.http;

import dev.sluice.events.ApplyOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a placement.
///
/// @param ofPlacement whether it is about what the control plane should hold now; otherwise about
///     something before
/// @param objects how many the inventory lists; `applied` and `pruned` in the last run
/// @param notAsWanted the objects that are not
/// @param identity the UID of the control plane that was written to
public record OutcomeRow(
        String generation,
        boolean ofPlacement,
        String phase,
        int objects,
        int applied,
        int pruned,
        List<ConditionRow> conditions,
        List<ObjectRow> notAsWanted,
        @Nullable String identity,
        Instant startedAt,
        @Nullable Instant appliedAt,
        Instant finishedAt) {
    public OutcomeRow {
        conditions = List.copyOf(conditions);
        notAsWanted = List.copyOf(notAsWanted);
    }

    /// As Kubernetes conditions are.
    public record ConditionRow(
            String type,
            String status,
            String reason,
            String message,
            Instant lastTransitionTime) {}

    /// An object that is not as wanted.
    public record ObjectRow(
            String apiVersion,
            String kind,
            String namespace,
            String name,
            String reason,
            String message,
            @Nullable String remedy) {}

    static OutcomeRow of(ApplyOutcome outcome, boolean ofPlacement) {
        return new OutcomeRow(
                outcome.generation().toString(),
                ofPlacement,
                Words.of(outcome.phase()),
                outcome.objects(),
                outcome.applied(),
                outcome.pruned(),
                outcome.conditions().stream().map(OutcomeRow::condition).toList(),
                outcome.results().stream().map(OutcomeRow::object).toList(),
                outcome.identity(),
                outcome.timings().startedAt(),
                outcome.timings().appliedAt(),
                outcome.timings().finishedAt());
    }

    private static ConditionRow condition(ApplyOutcome.Condition condition) {
        return new ConditionRow(
                condition.type(),
                condition.status().name(),
                condition.reason(),
                condition.message(),
                condition.lastTransition());
    }

    private static ObjectRow object(ApplyOutcome.ObjectResult result) {
        var object = result.object();
        return new ObjectRow(
                object.apiVersion(),
                object.kind(),
                object.namespace(),
                object.name(),
                result.reason(),
                result.message(),
                result.remedy());
    }
}
