package dev.sluice.render.placement;

import dev.sluice.helm.function.Draws;
import dev.sluice.render.chart.Facts;
import dev.sluice.render.chart.Question;
import dev.sluice.render.rendering.Rendering;
import java.util.List;
import java.util.Optional;

/// One rendering of a delivery, for all control planes that answer alike what was asked. It is
/// equal to itself alone.
final class Rendition {

    private final Rendering rendering;
    private final Optional<Facts> facts;
    private final List<Question> asked;
    private final Draws draws;

    /// @param facts that answered, empty where the control plane was never reached
    /// @param asked what was asked of them
    /// @param draws tells whether there was a chart, and whether it depends on chance
    Rendition(Rendering rendering, Optional<Facts> facts, List<Question> asked, Draws draws) {
        this.rendering = rendering;
        this.facts = facts;
        this.asked = List.copyOf(asked);
        this.draws = draws;
    }

    Rendering rendering() {
        return rendering;
    }

    List<Question> asked() {
        return asked;
    }

    /// Whether it came out as it does everywhere.
    boolean isForAll() {
        return asked.isEmpty();
    }

    /// Whether it would come out the same.
    boolean fits(Optional<Facts> others) {
        return facts.isPresent()
                ? others.isPresent() && isAnsweredAlike(facts.get(), others.get())
                : others.isEmpty();
    }

    /// Whether something was asked of a control plane that nobody has reached.
    boolean isUnanswered() {
        return facts.isEmpty() && !isForAll();
    }

    boolean hasChart() {
        return draws.isEntered();
    }

    boolean dependsOnChance() {
        return draws.isUsed();
    }

    private boolean isAnsweredAlike(Facts some, Facts others) {
        return asked.stream()
                .allMatch(question -> some.answer(question).equals(others.answer(question)));
    }
}
