package dev.sluice.render.rendering;

import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that was found wrong so far, bounded.
final class Findings {

    private static final int MOST = 100;
    private static final int LONGEST = 2_000;

    private final List<Problem> problems = new ArrayList<>();
    private int leftOut;
    private boolean failed;

    void error(String reason, @Nullable Position position, String message, String remedy) {
        add(Problem.error(reason, position, message, remedy));
    }

    void warning(String reason, @Nullable Position position, String message, String remedy) {
        add(Problem.warning(reason, position, message, remedy));
    }

    void addAll(Collection<Problem> more) {
        more.forEach(this::add);
    }

    boolean failed() {
        return failed;
    }

    /// As they stand on the log.
    List<dev.sluice.events.Problem> reported() {
        var reported = new ArrayList<dev.sluice.events.Problem>();
        for (var problem : problems) {
            reported.add(reported(problem));
        }
        if (leftOut > 0) {
            reported.add(
                    dev.sluice.events.Problem.warning(
                            "MoreProblems", leftOut + " more problems are not listed", null));
        }
        return reported;
    }

    private void add(Problem problem) {
        failed |= problem.isError();
        if (problems.size() < MOST) {
            problems.add(problem);
        } else {
            leftOut++;
        }
    }

    private static dev.sluice.events.Problem reported(Problem problem) {
        var severity =
                problem.isError()
                        ? dev.sluice.events.Problem.Severity.ERROR
                        : dev.sluice.events.Problem.Severity.WARNING;
        var at = problem.position();
        var where = at == null ? Position.NOWHERE : at;
        boolean known = !where.file().isEmpty();
        boolean placed = known && where.isKnown();
        return new dev.sluice.events.Problem(
                severity,
                problem.reason(),
                shortened(problem.message()),
                known ? where.file() : null,
                placed ? where.line() : null,
                placed ? where.column() : null,
                problem.remedy().isEmpty() ? null : problem.remedy());
    }

    /// Errors that repeat each other, as those of templates that include themselves, say at their
    /// ends what happened.
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int head = text.offsetByCodePoints(0, LONGEST / 4);
        int tail = text.offsetByCodePoints(text.length(), -LONGEST / 4);
        return "%s […%d characters…] %s"
                .formatted(text.substring(0, head), tail - head, text.substring(tail));
    }
}
