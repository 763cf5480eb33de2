package dev.sluice.source.kafka;

import dev.sluice.source.DefinitionIntakes;
import dev.sluice.source.RevisionFollower;
import dev.sluice.source.SourceRoster;
import dev.sluice.source.definition.Intakes;

/// What is to be done when the log says something new.
public record Work(
        RevisionFollower follower,
        DefinitionIntakes definitions,
        SourceRoster roster,
        Intakes intakes) {}
