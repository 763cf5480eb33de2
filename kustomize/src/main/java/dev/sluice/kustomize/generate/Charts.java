package dev.sluice.kustomize.generate;

import dev.sluice.kustomize.definition.HelmChart;
import dev.sluice.kustomize.definition.HelmGlobals;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.manifest.Problem;
import java.util.List;

/// Renders the Helm charts of `helmCharts`. The engine itself has no Helm.
public interface Charts {

    /// What became of a chart.
    sealed interface Charted {

        /// Its manifests, as `helm template` prints them.
        record Manifests(String text) implements Charted {}

        /// Nothing, and why.
        record Refused(List<Problem> problems) implements Charted {}
    }

    /// Renders a chart.
    ///
    /// @param loader loads what the kustomization may see: charts and values files
    Charted render(HelmChart chart, HelmGlobals globals, Loader loader);

    /// Refuses every chart.
    static Charts none() {
        return (chart, _, _) ->
                new Charted.Refused(
                        List.of(
                                Problem.error(
                                        "HelmUnavailable",
                                        chart.position(),
                                        "the Helm chart %s cannot be rendered here"
                                                .formatted(chart.name()),
                                        "render charts elsewhere, or deliver the chart itself")));
    }
}
