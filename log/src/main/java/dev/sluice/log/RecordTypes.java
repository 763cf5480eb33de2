package dev.sluice.log;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Hint;
import dev.sluice.events.Intervention;
import dev.sluice.events.LogRecord;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Ownership;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;

/// What all records of a topic have in common.
final class RecordTypes {

    private RecordTypes() {}

    static Class<? extends LogRecord> of(Topic topic) {
        return switch (topic) {
            case OWNERS -> Ownership.class;
            case HINTS -> Hint.class;
            case DEFINITIONS -> DefinitionState.class;
            case INTERVENTIONS -> Intervention.class;
            case COMMITS -> SourceState.class;
            case RENDERINGS -> RenderingRecord.class;
            case BUNDLES -> ManifestBundle.class;
            case PLACEMENTS -> DesiredState.class;
            case EVALUATIONS -> Evaluation.class;
            case OUTCOMES -> ApplyOutcome.class;
            case CONTROL_PLANES -> ControlPlaneFacts.class;
            case HISTORY -> LogRecord.class;
        };
    }
}
