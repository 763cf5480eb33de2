package dev.sluice.source.definition;

import dev.sluice.events.Problem;
import dev.sluice.events.Problem.Severity;
import dev.sluice.manifest.Position;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The problems found in one resource, in the order of finding; each once.
final class Findings {

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<String> known = new LinkedHashSet<>();

    void error(Position at, String reason, String message, String remedy) {
        found.add(problem(Severity.ERROR, at, reason, message, remedy));
    }

    void warning(Position at, String reason, String message, String remedy) {
        found.add(problem(Severity.WARNING, at, reason, message, remedy));
    }

    /// Notes a field that is understood, by its path without indices.
    void know(String path) {
        known.add(path.replaceAll("\\[\\d+\\]", "[]"));
    }

    Set<String> known() {
        return known;
    }

    boolean refuse() {
        return found.stream().anyMatch(Problem::isError);
    }

    List<Problem> all() {
        return new ArrayList<>(found);
    }

    static Problem of(dev.sluice.manifest.Problem problem) {
        var severity = problem.isError() ? Severity.ERROR : Severity.WARNING;
        var at = problem.position();
        return problem(
                severity,
                at == null ? Position.NOWHERE : at,
                problem.reason(),
                problem.message(),
                problem.remedy());
    }

    static Problem problem(
            Severity severity, Position at, String reason, String message, String remedy) {
        var fix = remedy.isEmpty() ? null : remedy;
        return at.isKnown()
                ? new Problem(severity, reason, message, at.file(), at.line(), at.column(), fix)
                : new Problem(severity, reason, message, null, null, null, fix);
    }
}
