package dev.sluice.source.kafka;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Intake;
import dev.sluice.events.Topic;
import dev.sluice.log.OwnershipGroup;
import dev.sluice.log.Topics;
import dev.sluice.source.definition.DefinitionLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Definitions on the log.
final class KafkaDefinitionLog implements DefinitionLog {

    private final LogTables tables;
    private final Writing writing;
    private final OwnershipGroup group;
    private final Seen seen;

    KafkaDefinitionLog(LogTables tables, Writing writing, OwnershipGroup group, Seen seen) {
        this.tables = tables;
        this.writing = writing;
        this.group = group;
        this.seen = seen;
    }

    @Override
    public Map<DefinitionId, DefinitionState> states() {
        var states = new LinkedHashMap<DefinitionId, DefinitionState>();
        tables.definitions().values().forEach(state -> states.put(state.id(), state));
        return states;
    }

    @Override
    public OptionalLong epoch(Intake intake) {
        var owned = group.ownerOf(intake.partitionKey());
        return owned == null ? OptionalLong.empty() : OptionalLong.of(owned.epoch());
    }

    @Override
    public void write(List<DefinitionState> states) {
        writing.write(states, seen);
    }

    @Override
    public void end(List<DefinitionId> definitions) {
        writing.end(
                Topic.DEFINITIONS, definitions.stream().map(DefinitionId::toString).toList(), seen);
    }

    @Override
    public boolean isRendered(DeliveryId delivery) {
        var rendering = tables.renderings().get(delivery.toString());
        return rendering != null && !rendering.isEnded();
    }

    @Override
    public boolean isPlacedOn(ControlPlaneId controlPlane) {
        int partition = Topics.partition(controlPlane.toString());
        return tables.placements().ofPartition(partition).stream()
                .anyMatch(state -> state.controlPlane().equals(controlPlane));
    }
}
