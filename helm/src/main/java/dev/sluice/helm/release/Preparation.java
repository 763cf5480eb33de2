package dev.sluice.helm.release;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.value.GoMap;
import dev.sluice.manifest.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

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
        var missing = missing(chart);
        if (!missing.isEmpty()) {
            return refused(
                    "MissingDependencies",
                    "found in Chart.yaml, but missing in charts/ directory: "
                            + String.join(", ", missing),
                    "put them into charts/, with helm dependency build for instance");
        }
        var told = new LinkedHashSet<String>();
        var coalescing = new Coalescing(helm, told::add);
        try {
            var root = ReleaseChart.of(chart);
            new EnabledDependencies(helm, coalescing, told::add).decide(root, given, "");
            new ImportedValues(coalescing, told::add).bring(root);
            var values = coalescing.coalesced(root, given);
            return new Prepared(root, values, told.stream().map(Preparation::warning).toList());
        } catch (ReleaseRefusal refusal) {
            return refused("InvalidValues", String.valueOf(refusal.getMessage()), "");
        }
    }

    private static Problem warning(String message) {
        return Problem.warning("Values", null, message, "");
    }

    private static Refused refused(String reason, String message, String remedy) {
        return new Refused(List.of(Problem.error(reason, null, message, remedy)));
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
