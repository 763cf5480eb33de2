package dev.sluice.helm.packaging;

import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends the reading of a chart from within; who
/// asked for the chart gets it as a value.
public final class ChartRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public ChartRefusal(List<Problem> problems) {
        super(problems.getFirst().message(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /// The chart's folder or archive cannot be read.
    public static ChartRefusal unreadable(String message, String remedy) {
        return new ChartRefusal(List.of(Problem.error("UnreadableChart", null, message, remedy)));
    }

    /// A file of the chart says what it must not.
    public static ChartRefusal invalid(@Nullable Position position, String message, String remedy) {
        return new ChartRefusal(List.of(Problem.error("InvalidChart", position, message, remedy)));
    }

    /// The same with something before each message.
    public ChartRefusal said(String before) {
        return new ChartRefusal(
                problems.stream()
                        .map(
                                problem ->
                                        new Problem(
                                                problem.severity(),
                                                problem.reason(),
                                                before + problem.message(),
                                                problem.position(),
                                                problem.remedy()))
                        .toList());
    }

    public List<Problem> problems() {
        return problems;
    }
}
