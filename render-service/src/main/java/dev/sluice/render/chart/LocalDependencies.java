package dev.sluice.render.chart;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.chart.Charts;
import dev.sluice.helm.chart.Dependency;
import dev.sluice.helm.chart.Loading;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.LinkFollower;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.manifest.version.InvalidVersion;
import dev.sluice.manifest.version.Version;
import dev.sluice.manifest.version.VersionRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// The charts of the same source that a chart asks for by `file://`, and that its folder `charts`
/// lacks: each is taken as it lies, as `helm dependency build` packs it.
final class LocalDependencies {

    private static final String SCHEME = "file://";
    private static final int MOST = 100;

    private final SourceTree tree;
    private final TreePath path;
    private final HelmMajor helm;
    private final DependencyNotes notes;

    private LocalDependencies(SourceTree tree, TreePath path, HelmMajor helm) {
        this.tree = tree;
        this.path = path;
        this.helm = helm;
        this.notes = DependencyNotes.of(tree, path);
    }

    /// The chart with these among its dependencies.
    ///
    /// @param path of its folder
    static Chart added(
            Chart chart, SourceTree tree, TreePath path, HelmMajor helm, List<Problem> warnings) {
        var missing = missing(chart);
        if (missing.isEmpty() || !(tree.at(path) instanceof Entry.Directory)) {
            return chart;
        }
        var found = new LocalDependencies(tree, path, helm).all(missing, warnings);
        return new Chart(
                chart.metadata(),
                chart.values(),
                chart.schema(),
                chart.templates(),
                chart.files(),
                Stream.concat(chart.dependencies().stream(), found.stream()).toList());
    }

    private static List<Dependency> missing(Chart chart) {
        var declared = chart.metadata().dependencies();
        return declared == null
                ? List.of()
                : declared.stream()
                        .filter(dependency -> dependency.repository().startsWith(SCHEME))
                        .filter(
                                dependency ->
                                        chart.dependencies().stream()
                                                .noneMatch(
                                                        there ->
                                                                there.name()
                                                                        .equals(dependency.name())))
                        .toList();
    }

    private List<Chart> all(List<Dependency> missing, List<Problem> warnings) {
        var found = new LinkedHashMap<TreePath, Chart>();
        var problems = new ArrayList<Problem>();
        if (missing.size() > MOST) {
            throw new ChartFailure(
                    problem(
                            missing.getFirst(),
                            "TooManyDependencies",
                            "the chart asks for more than %d charts by file://".formatted(MOST),
                            "put them into its folder charts"));
        }
        for (var dependency : missing) {
            try {
                var at = place(dependency);
                var chart = found.containsKey(at) ? found.get(at) : load(dependency, at, warnings);
                check(dependency, at, chart);
                found.put(at, chart);
            } catch (ChartFailure failure) {
                problems.addAll(failure.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ChartFailure(problems);
        }
        return List.copyOf(found.values());
    }

    /// Where it lies, links followed. Flux reads a third slash as nothing.
    private TreePath place(Dependency dependency) {
        var relative = dependency.repository().substring(SCHEME.length()).replaceFirst("^/+", "");
        var at = path.resolve(relative);
        if (at.isEmpty()) {
            throw new ChartFailure(
                    problem(
                            dependency,
                            "DependencyNotFound",
                            "the dependency %s lies outside of the source: %s"
                                    .formatted(dependency.name(), dependency.repository()),
                            "let it point into the same repository"));
        }
        return switch (new LinkFollower(tree).resolve(at.get())) {
            case LinkFollower.Resolution.Refused(var problem) -> throw new ChartFailure(problem);
            case LinkFollower.Resolution.Found(_, Entry.Absent _) ->
                    throw new ChartFailure(
                            problem(
                                    dependency,
                                    "DependencyNotFound",
                                    "the dependency %s is not at %s (%s)"
                                            .formatted(
                                                    dependency.name(),
                                                    at.get(),
                                                    dependency.repository()),
                                    "commit it there, or correct the repository"));
            case LinkFollower.Resolution.Found(var real, _) -> real;
        };
    }

    private Chart load(Dependency dependency, TreePath at, List<Problem> warnings) {
        return switch (Charts.load(tree, at, helm)) {
            case Loading.Loaded(var chart, var found) -> {
                warnings.addAll(found);
                warnOfWhatItLacks(dependency, chart, warnings);
                yield chart;
            }
            case Loading.Refused(var refusals) ->
                    throw new ChartFailure(
                            refusals.stream()
                                    .map(refusal -> within(dependency, at, refusal))
                                    .toList());
        };
    }

    /// Neither Helm nor Flux nor Argo CD looks for the dependencies of such a chart.
    private void warnOfWhatItLacks(Dependency dependency, Chart chart, List<Problem> warnings) {
        var asked = chart.metadata().dependencies();
        if (asked == null) {
            return;
        }
        for (var inner : asked) {
            if (chart.dependencies().stream()
                    .noneMatch(there -> there.name().equals(inner.name()))) {
                warnings.add(
                        Problem.warning(
                                "NestedDependency",
                                notes.positions().get(dependency.name()),
                                "the chart %s asks for %s, which its folder charts lacks, and goes"
                                                .formatted(chart.name(), inner.name())
                                        + " without it, as with helm dependency build",
                                "ask for it in this chart, or put it into charts/ of "
                                        + chart.name()));
            }
        }
    }

    private void check(Dependency dependency, TreePath at, Chart chart) {
        if (!chart.name().equals(dependency.name())) {
            throw new ChartFailure(
                    problem(
                            dependency,
                            "DependencyNotFound",
                            "the chart at %s is called %s and not %s"
                                    .formatted(at, chart.name(), dependency.name()),
                            "correct the name or the repository of the dependency"));
        }
        var version = chart.metadata().version();
        var range = notes.locked().getOrDefault(dependency.name(), dependency.version());
        if (!isIn(version, range)) {
            boolean isLocked = notes.locked().containsKey(dependency.name());
            throw new ChartFailure(
                    problem(
                            dependency,
                            "DependencyVersion",
                            "the chart at %s has version %s, and %s is asked for%s"
                                    .formatted(at, version, range, isLocked ? " by the lock" : ""),
                            isLocked
                                    ? "run helm dependency update, and commit the lock"
                                    : "correct the version of the dependency"));
        }
    }

    private static boolean isIn(String version, String range) {
        try {
            return VersionRange.parse(range).contains(Version.parse(version));
        } catch (InvalidVersion _) {
            return false;
        }
    }

    private Problem within(Dependency dependency, TreePath at, Problem refusal) {
        return problem(
                dependency,
                refusal.reason(),
                "the dependency %s at %s: %s".formatted(dependency.name(), at, refusal.message()),
                refusal.remedy());
    }

    private Problem problem(Dependency dependency, String reason, String message, String remedy) {
        return Problem.error(reason, notes.positions().get(dependency.name()), message, remedy);
    }
}
