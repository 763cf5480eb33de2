package dev.sluice.source.kafka;

import dev.sluice.events.DefinitionState;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Intervention;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.SourceState;
import dev.sluice.log.Table;

/// What source-service knows of the log.
record LogTables(
        Table<DefinitionState> definitions,
        Table<SourceState> commits,
        Table<RenderingRecord> renderings,
        Table<DesiredState> placements,
        Table<Intervention> interventions) {}
