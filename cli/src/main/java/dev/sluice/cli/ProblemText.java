package dev.sluice.cli;

import dev.sluice.manifest.Problem;
import java.util.List;
import java.util.stream.Collectors;

/// Problems of a chart as `template` tells them: in Helm's words, and below them what Helm does not
/// say.
final class ProblemText {

    private ProblemText() {}

    static Refused refused(List<Problem> problems) {
        return new Refused(
                problems.stream().map(ProblemText::of).collect(Collectors.joining("\n")));
    }

    static String of(Problem problem) {
        var place = place(problem);
        var more = place.isEmpty() ? problem.remedy() : joined(place, problem.remedy());
        return more.isEmpty() ? problem.message() : problem.message() + "\n  " + more;
    }

    private static String joined(String place, String remedy) {
        return remedy.isEmpty() ? place : place + ": " + remedy;
    }

    /// The place, where the message does not name the file and a line.
    private static String place(Problem problem) {
        var position = problem.position();
        return position == null
                        || !position.isKnown()
                        || problem.message().contains(position.file() + ":" + position.line())
                ? ""
                : position.toString();
    }
}
