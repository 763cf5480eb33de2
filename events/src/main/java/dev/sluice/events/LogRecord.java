package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/// What stands on a topic. Handling one twice changes nothing.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Ownership.class, name = "Ownership"),
    @JsonSubTypes.Type(value = Hint.class, name = "Hint"),
    @JsonSubTypes.Type(value = Definition.class, name = "Definition"),
    @JsonSubTypes.Type(value = DefinitionRemoval.class, name = "DefinitionRemoval"),
    @JsonSubTypes.Type(value = Intervention.class, name = "Intervention"),
    @JsonSubTypes.Type(value = CommitEvent.class, name = "CommitEvent"),
    @JsonSubTypes.Type(value = FetchFailed.class, name = "FetchFailed"),
    @JsonSubTypes.Type(value = RenderingRecord.class, name = "RenderingRecord"),
    @JsonSubTypes.Type(value = ManifestBundle.class, name = "ManifestBundle"),
    @JsonSubTypes.Type(value = Placement.class, name = "Placement"),
    @JsonSubTypes.Type(value = PlacementRemoval.class, name = "PlacementRemoval"),
    @JsonSubTypes.Type(value = RenderFailed.class, name = "RenderFailed"),
    @JsonSubTypes.Type(value = Evaluation.class, name = "Evaluation"),
    @JsonSubTypes.Type(value = ApplyOutcome.class, name = "ApplyOutcome"),
    @JsonSubTypes.Type(value = ControlPlaneFacts.class, name = "ControlPlaneFacts")
})
public sealed interface LogRecord
        permits Ownership,
                Hint,
                DefinitionState,
                Intervention,
                SourceState,
                RenderingRecord,
                ManifestBundle,
                DesiredState,
                Evaluation,
                ApplyOutcome,
                ControlPlaneFacts {

    /// The topic that holds the newest record per key.
    @JsonIgnore
    Topic topic();

    /// The key on the topic.
    @JsonIgnore
    String key();

    /// What all records about one commit of one source share, so that their traces join; empty
    /// where a record is about no commit.
    @JsonIgnore
    default Optional<String> trace() {
        return Optional.empty();
    }
}
