package dev.sluice.log;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.Hint;
import dev.sluice.events.Intervention;
import dev.sluice.events.LogRecord;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Ownership;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.Role;
import dev.sluice.events.SourceState;
import org.jspecify.annotations.Nullable;

/// Whose record it is, and its place among the others of its key.
///
/// @param partitionKey its hash chooses the partition whose owner mints the generation
record Subject(Role owner, String partitionKey, Generation generation) {

    /// Null where the last record by offset counts.
    static @Nullable Subject of(LogRecord event) {
        return switch (event) {
            case SourceState state ->
                    new Subject(Role.SOURCE, state.source().toString(), state.generation());
            case DefinitionState state ->
                    new Subject(Role.SOURCE, state.intake().partitionKey(), state.generation());
            case DesiredState state ->
                    new Subject(Role.RENDER, state.delivery().toString(), state.generation());
            case Evaluation evaluation ->
                    new Subject(Role.RENDER, evaluation.key(), evaluation.commitGeneration());
            case ControlPlaneFacts facts ->
                    new Subject(Role.APPLY, facts.key(), facts.generation());
            case ApplyOutcome outcome ->
                    new Subject(
                            Role.APPLY, outcome.controlPlane().toString(), outcome.generation());
            case Ownership _, Hint _, Intervention _, RenderingRecord _, ManifestBundle _ -> null;
        };
    }
}
