package dev.sluice.status.board;

import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that the log says about a control plane itself.
///
/// @param declaration null where no definition registers it
/// @param facts null before its owner tried to reach it
/// @param unreadable records about it that could not be read
public record ControlPlaneRecord(
        ControlPlaneId id,
        @Nullable ControlPlaneDeclaration declaration,
        List<Stamped<DefinitionState>> definitions,
        @Nullable Stamped<ControlPlaneFacts> facts,
        List<Unreadable> unreadable) {
    public ControlPlaneRecord {
        definitions = List.copyOf(definitions);
        unreadable = List.copyOf(unreadable);
    }

    public boolean isRegistered() {
        return declaration != null;
    }

    /// Why its definition as it stands is not taken, null where it is.
    public @Nullable Problem refusal() {
        return Refusals.first(definitions);
    }

    public boolean isUnreachable() {
        return facts != null && !facts.value().reachable();
    }

    Stream<Place> places() {
        return Stream.concat(
                definitions.stream().map(Stamped::place),
                Stream.ofNullable(facts).map(Stamped::place));
    }
}
