package dev.sluice.source.chart;

import dev.sluice.events.Problem;
import dev.sluice.manifest.Position;

/// A chart of another repository that a chart asks for and does not hold.
///
/// @param repository its URL
/// @param version the version that is locked, else a range
/// @param at where it is asked for
record Requirement(String name, String repository, String version, Position at) {

    Problem problem(String reason, String message, String remedy) {
        return new Problem(
                Problem.Severity.ERROR, reason, message, at.file(), at.line(), at.column(), remedy);
    }

    /// What keeps it away, where it is asked for.
    Problem missing(Problem cause) {
        return problem(
                cause.reason(),
                "the dependency %s %s of %s is not there: %s"
                        .formatted(name, version, repository, cause.message()),
                cause.remedy() == null ? "" : cause.remedy());
    }

    /// Why a newer one would not be noticed.
    Problem stale(Problem cause) {
        return new Problem(
                Problem.Severity.WARNING,
                "DependencyNotRenewed",
                "whether there is a newer %s %s in %s is not known: %s"
                        .formatted(name, version, repository, cause.message()),
                at.file(),
                at.line(),
                at.column(),
                cause.remedy());
    }
}
