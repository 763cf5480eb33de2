package dev.sluice.status.http;

import dev.sluice.events.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with something that people wrote.
///
/// @param severity `Error` or `Warning`
public record ProblemRow(
        String severity,
        String reason,
        String message,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String remedy) {
    static ProblemRow of(Problem problem) {
        return new ProblemRow(
                Words.of(problem.severity()),
                problem.reason(),
                problem.message(),
                problem.file(),
                problem.line(),
                problem.column(),
                problem.remedy());
    }

    static List<ProblemRow> of(List<Problem> problems) {
        return problems.stream().map(ProblemRow::of).toList();
    }
}
