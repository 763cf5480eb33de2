package dev.sluice.log;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Hint;
import dev.sluice.events.Intervention;
import dev.sluice.events.LogRecord;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Ownership;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.Role;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose record it is: the owner of this partition, in this role, alone writes it.
record Subject(Role role, int partition) {

    /// Null where anybody may write the record.
    static @Nullable Subject of(LogRecord event) {
        return switch (event) {
            case SourceState state -> of(Role.SOURCE, state.source().toString());
            case DefinitionState state -> of(Role.SOURCE, state.intake().partitionKey());
            case RenderingRecord rendering -> ofDelivery(rendering.delivery());
            case ManifestBundle bundle -> ofDelivery(bundle.delivery());
            case DesiredState desired -> ofDelivery(desired.delivery());
            case Evaluation evaluation -> new Subject(Role.RENDER, evaluation.renderPartition());
            case ApplyOutcome outcome -> of(Role.APPLY, outcome.controlPlane().toString());
            case ControlPlaneFacts facts -> of(Role.APPLY, facts.controlPlane().toString());
            case Ownership _, Hint _, Intervention _ -> null;
        };
    }

    /// Whose key it is, as far as the key alone tells; null where it does not.
    static @Nullable Subject ofKey(Topic topic, String key) {
        String first = topic.partitionKey(key);
        return switch (topic) {
            case COMMITS -> of(Role.SOURCE, first);
            case RENDERINGS, BUNDLES -> of(Role.RENDER, first);
            case PLACEMENTS ->
                    key.equals(first) ? null : of(Role.RENDER, key.substring(first.length() + 1));
            case OUTCOMES, CONTROL_PLANES -> of(Role.APPLY, first);
            // The owner of a definition is the owner of its intake; the others have none, or
            // are never ended.
            case DEFINITIONS, OWNERS, HINTS, INTERVENTIONS, EVALUATIONS, HISTORY -> null;
        };
    }

    /// The topics on which an owner in this role tails its own records.
    static List<Topic> tailedBy(Role role) {
        return switch (role) {
            case SOURCE -> List.of(Topic.COMMITS, Topic.DEFINITIONS);
            case RENDER -> List.of(Topic.RENDERINGS, Topic.PLACEMENTS, Topic.EVALUATIONS);
            case APPLY -> List.of(Topic.OUTCOMES, Topic.CONTROL_PLANES);
        };
    }

    private static Subject ofDelivery(DeliveryId delivery) {
        return of(Role.RENDER, delivery.toString());
    }

    private static Subject of(Role role, String partitionKey) {
        return new Subject(role, Topics.partition(partitionKey));
    }
}
