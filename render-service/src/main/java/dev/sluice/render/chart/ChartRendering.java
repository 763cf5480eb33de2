package dev.sluice.render.chart;

import dev.sluice.events.ChartRelease;
import dev.sluice.helm.Release;
import dev.sluice.helm.Release.SchemaPolicy;
import dev.sluice.helm.Rendering;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.chart.Charts;
import dev.sluice.helm.chart.Loading;
import dev.sluice.helm.value.GoMap;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Renders the chart of a delivery: loads it, gathers its values, runs it, and sorts what comes out
/// by what it is to the release.
public final class ChartRendering {

    private final Engines engines;
    private final SourceTree tree;
    private final ChartRelease release;
    private final Circumstances circumstances;

    /// @param tree the source, values files included
    public ChartRendering(
            Engines engines, SourceTree tree, ChartRelease release, Circumstances circumstances) {
        this.engines = engines;
        this.tree = tree;
        this.release = release;
        this.circumstances = circumstances;
    }

    /// All objects of the release, or all that is wrong with it.
    ///
    /// @param path of the chart in the tree
    public ChartOutput of(TreePath path) {
        var traces = SecretTraces.of(circumstances.values());
        var warnings = new ArrayList<Problem>();
        try {
            var chart = chart(path, warnings);
            var parts = parts(path, chart, circumstances, warnings);
            var exposed = exposed(path, chart, parts, traces);
            return exposed.isEmpty()
                    ? new ChartOutput.Rendered(parts, traces.masked(warnings))
                    : new ChartOutput.Rejected(exposure(traces.origins(exposed)));
        } catch (ChartFailure failure) {
            return new ChartOutput.Rejected(traces.masked(failure.problems()));
        }
    }

    private Chart chart(TreePath path, List<Problem> warnings) {
        var helm = Engines.major(release.helm());
        var charts = new ChartTree(tree);
        return switch (Charts.load(charts, path, helm)) {
            case Loading.Refused(var problems) -> throw new ChartFailure(problems);
            case Loading.Loaded(var chart, var found) -> {
                warnings.addAll(found);
                var whole = LocalDependencies.added(chart, charts, path, helm, warnings);
                yield values().instead().map(instead -> with(whole, instead)).orElse(whole);
            }
        };
    }

    private static Chart with(Chart chart, GoMap values) {
        return new Chart(
                chart.metadata(),
                values,
                chart.schema(),
                chart.templates(),
                chart.files(),
                chart.dependencies());
    }

    private GivenValues values() {
        return new GivenValues(
                release.values(), new TreeFiles(tree), Engines.major(release.helm()));
    }

    private List<ChartOutput.Part> parts(
            TreePath path, Chart chart, Circumstances given, List<Problem> warnings) {
        var places = new Places(tree, path, chart.metadata().name());
        var values = values().of(given.values());
        var rendering =
                engines.of(release.helm())
                        .template(chart, values, released(given), given.surroundings());
        return switch (rendering) {
            case Rendering.Rejected(var problems) ->
                    throw new ChartFailure(places.inSource(problems));
            case Rendering.Rendered rendered -> {
                warnings.addAll(places.inSource(rendered.warnings()));
                yield new Sorting(release, warnings).of(rendered);
            }
        };
    }

    /// As an installation, always: what a chart gives for an upgrade would be another bundle from
    /// the second commit on, and differ with what a control plane has seen before.
    private Release released(Circumstances given) {
        return new Release(
                release.name(),
                release.namespace(),
                false,
                1,
                new Capability(release, given.facts(), given.questions()).capabilities(),
                release.skipSchemaValidation() ? SchemaPolicy.IGNORED : SchemaPolicy.CHECKED);
    }

    /// The names and keys that values of Secrets show in: those that are others where the values
    /// are.
    private Set<String> exposed(
            TreePath path, Chart chart, List<ChartOutput.Part> parts, SecretTraces traces) {
        var suspects = traces.in(documents(parts));
        if (suspects.isEmpty()) {
            return suspects;
        }
        try {
            var hidden = circumstances.with(SecretTraces.hidden(circumstances.values()));
            var others = parts(path, chart, hidden, new ArrayList<>());
            suspects.removeAll(traces.in(documents(others)));
        } catch (ChartFailure _) {
            // Without these values there is no rendering to compare with.
        }
        return suspects;
    }

    private static List<YamlNode> documents(List<ChartOutput.Part> parts) {
        return parts.stream().flatMap(part -> part.documents().stream()).toList();
    }

    private static List<Problem> exposure(Set<String> origins) {
        return List.of(
                Problem.error(
                        "SecretExposed",
                        null,
                        "a value of a Secret stands in a name or key of an object, which is not"
                                + " sealed: "
                                + String.join("; ", origins),
                        "take what names are made of from a ConfigMap, or write it into"
                                + " spec.values"));
    }
}
