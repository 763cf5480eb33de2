package dev.sluice.source.definition;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Intake;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// Definitions in a map. Everything is owned under one epoch.
public final class InMemoryDefinitionLog implements DefinitionLog {

    public final Map<DefinitionId, DefinitionState> states = new TreeMap<>();
    public final Map<Intake, Long> epochs = new HashMap<>();
    public final Set<DeliveryId> rendered = new HashSet<>();
    public final Set<ControlPlaneId> placedOn = new HashSet<>();
    public long epoch = 10;
    public int writes;

    @Override
    public Map<DefinitionId, DefinitionState> states() {
        return new TreeMap<>(states);
    }

    @Override
    public OptionalLong epoch(Intake intake) {
        long found = epochs.getOrDefault(intake, epoch);
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    @Override
    public void write(List<DefinitionState> records) {
        for (var state : records) {
            var before = states.get(state.id());
            if (before == null || !before.generation().isAfter(state.generation())) {
                states.put(state.id(), state);
            }
            writes++;
        }
    }

    @Override
    public void end(List<DefinitionId> definitions) {
        definitions.forEach(states::remove);
    }

    @Override
    public boolean isRendered(DeliveryId delivery) {
        return rendered.contains(delivery);
    }

    @Override
    public boolean isPlacedOn(ControlPlaneId controlPlane) {
        return placedOn.contains(controlPlane);
    }
}
