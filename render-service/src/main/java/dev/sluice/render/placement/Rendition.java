package dev.sluice.render.placement;

import dev.sluice.render.chart.Facts;
import dev.sluice.render.chart.Question;
import dev.sluice.render.rendering.Rendering;
import java.util.List;
import java.util.Optional;

/// One rendering of a delivery, for all control planes that answer alike what was asked.
///
/// @param facts that answered, empty where the control plane was never reached
/// @param asked what was asked of them
/// @param drew whether it depends on chance
record Rendition(Rendering rendering, Optional<Facts> facts, List<Question> asked, boolean drew) {

    boolean isForAll() {
        return asked.isEmpty();
    }

    /// Whether it would come out the same.
    boolean fits(Optional<Facts> others) {
        return isForAll() || (facts.isPresent() ? isAnsweredBy(others) : others.isEmpty());
    }

    /// Whether something was asked of a control plane that nobody has reached.
    boolean isUnanswered() {
        return facts.isEmpty() && !isForAll();
    }

    private boolean isAnsweredBy(Optional<Facts> others) {
        return others.isPresent()
                && facts.isPresent()
                && asked.stream()
                        .allMatch(
                                question ->
                                        facts.get()
                                                .answer(question)
                                                .equals(others.get().answer(question)));
    }
}
