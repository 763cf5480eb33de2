package dev.sluice.render.chart;

import dev.sluice.helm.function.Surroundings;
import java.util.List;
import java.util.Optional;

/// What a chart is rendered with besides its tree and its definition.
///
/// @param values of the ConfigMaps and Secrets that the release refers to, in their order
/// @param facts of the control plane, empty where it was never reached
/// @param questions notes what is asked of them
/// @param surroundings time and chance
public record Circumstances(
        List<ReferencedValue> values,
        Optional<Facts> facts,
        Questions questions,
        Surroundings surroundings) {

    public Circumstances {
        values = List.copyOf(values);
    }

    /// The same with other values.
    Circumstances with(List<ReferencedValue> others) {
        return new Circumstances(others, facts, questions, surroundings);
    }
}
