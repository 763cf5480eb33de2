package dev.sluice.helm.release;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.value.GoMap;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What becomes of a chart and a user's values before anything is rendered.
public sealed interface Preparation {

    /// All is known that templates need.
    ///
    /// @param chart the root chart with the dependencies that take part
    /// @param values what the root chart finds in `.Values`, with a section for each subchart
    record Prepared(ReleaseChart chart, GoMap values, List<Problem> warnings)
            implements Preparation {
        public Prepared {
            warnings = List.copyOf(warnings);
        }
    }

    record Refused(List<Problem> problems) implements Preparation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    static Preparation of(Chart chart, GoMap given, HelmMajor helm) {
        var told = new LinkedHashSet<String>();
        var coalescing = new Coalescing(helm, told::add);
        try {
            var root = ReleaseChart.of(chart);
            new EnabledDependencies(helm, coalescing, told::add).decide(root, given, "");
            new ImportedValues(coalescing, told::add).bring(root);
            try {
                var values = coalescing.coalesced(root, given);
                return new Prepared(root, values, told.stream().map(Preparation::warning).toList());
            } catch (ReleaseRefusal refusal) {
                return refused(refusal.words());
            }
        } catch (StackOverflowError e) {
            // Files are only so deep: what never ends is a table of globals that merging put into
            // itself, and on that Helm dies.
            return refused("the values of the chart hold themselves");
        } catch (ReleaseRefusal refusal) {
            return switch (helm) {
                case HELM_3 -> refused(refusal.words());
                case HELM_4 -> refused("chart dependencies processing failed: " + refusal.words());
            };
        }
    }

    /// The charts that `Chart.yaml` asks for and that do not lie in `charts/`.
    static Optional<Problem> incompleteness(Chart chart, HelmMajor helm) {
        var missing = missing(chart);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var introduction =
                switch (helm) {
                    case HELM_3 ->
                            "An error occurred while checking for chart dependencies. You may need"
                                    + " to run `helm dependency build` to fetch missing"
                                    + " dependencies: ";
                    case HELM_4 ->
                            "an error occurred while checking for chart dependencies. You may need"
                                    + " to run 'helm dependency build' to fetch missing"
                                    + " dependencies: ";
                };
        return Optional.of(
                Problem.error(
                        "MissingDependencies",
                        Position.startOf("Chart.yaml"),
                        introduction
                                + "found in Chart.yaml, but missing in charts/ directory: "
                                + String.join(", ", missing),
                        ""));
    }

    private static Problem warning(String message) {
        return Problem.warning("Values", null, message, "");
    }

    private static Refused refused(String message) {
        return new Refused(List.of(Problem.error("InvalidValues", null, message, "")));
    }

    private static List<String> missing(Chart chart) {
        var missing = new ArrayList<String>();
        var declared = chart.metadata().dependencies();
        if (declared != null) {
            declared.stream()
                    .map(dependency -> dependency.name())
                    .filter(
                            name ->
                                    chart.dependencies().stream()
                                            .noneMatch(c -> c.name().equals(name)))
                    .forEach(missing::add);
        }
        return missing;
    }
}
