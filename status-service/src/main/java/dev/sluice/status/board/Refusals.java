package dev.sluice.status.board;

import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why definitions are not taken.
final class Refusals {
    private Refusals() {}

    static @Nullable Problem first(List<Stamped<DefinitionState>> definitions) {
        return definitions.stream()
                .map(Stamped::value)
                .filter(Definition.class::isInstance)
                .flatMap(definition -> ((Definition) definition).problems().stream())
                .filter(Problem::isError)
                .findFirst()
                .orElse(null);
    }
}
