package dev.sluice.render.chart;

import dev.sluice.manifest.Problem;
import java.util.List;

/// The chart cannot be rendered; it never leaves this package.
final class ChartFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    ChartFailure(List<Problem> problems) {
        super(null, null, false, false);
        this.problems = List.copyOf(problems);
    }

    ChartFailure(Problem problem) {
        this(List.of(problem));
    }

    List<Problem> problems() {
        return problems;
    }
}
