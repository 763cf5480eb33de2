package dev.sluice.kustomize.chart;

import dev.sluice.helm.Helm;
import dev.sluice.helm.Release;
import dev.sluice.helm.Release.SchemaPolicy;
import dev.sluice.helm.Rendering.Rejected;
import dev.sluice.helm.Rendering.Rendered;
import dev.sluice.helm.TemplateOutput;
import dev.sluice.helm.TemplateOutput.CrdPolicy;
import dev.sluice.helm.TemplateOutput.HookPolicy;
import dev.sluice.helm.TemplateOutput.Printing;
import dev.sluice.helm.capability.ApiVersions;
import dev.sluice.helm.capability.Capabilities;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.capability.KubeVersion;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.chart.Loading;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.values.Tables;
import dev.sluice.helm.values.ValuesReader;
import dev.sluice.helm.values.ValuesReader.Reading;
import dev.sluice.kustomize.definition.HelmChart;
import dev.sluice.kustomize.definition.HelmGlobals;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.generate.Charts;
import dev.sluice.kustomize.load.Found;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.TreePath;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Renders the `helmCharts` of kustomizations: charts that lie in the tree, as kustomize has Helm
/// render them (`api/internal/builtins/HelmChartInflationGenerator.go`).
public final class HelmCharts implements Charts {

    /// The chart cannot be rendered; caught in this class.
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<Problem> problems;

        Refusal(List<Problem> problems) {
            super(null, null, false, false);
            this.problems = problems;
        }
    }

    private static final HelmMajor MAJOR = HelmMajor.HELM_4;
    private static final String USUAL_HOME = "charts";

    private final Helm helm;
    private final Supplier<Surroundings> surroundings;

    /// @param surroundings what stands for chance and time, for each rendering
    public HelmCharts(Helm helm, Supplier<Surroundings> surroundings) {
        this.helm = helm;
        this.surroundings = surroundings;
    }

    @Override
    public Charted render(HelmChart chart, HelmGlobals globals, Loader loader) {
        try {
            return new Charted.Manifests(text(chart, home(chart, globals), loader));
        } catch (Refusal refusal) {
            return new Charted.Refused(refusal.problems);
        }
    }

    private String text(HelmChart chart, String home, Loader loader) {
        var around = surroundings.get();
        var values = values(chart, home, loader);
        var loaded = chart(chart, home, loader);
        return switch (helm.template(loaded, values, release(chart, around), around)) {
            case Rejected(var problems) -> throw new Refusal(problems);
            case Rendered rendered -> printed(chart, rendered);
        };
    }

    private static String printed(HelmChart chart, Rendered rendered) {
        var hooks =
                chart.skipsHooks()
                        ? HookPolicy.NONE
                        : chart.skipsTests() ? HookPolicy.WITHOUT_TESTS : HookPolicy.ALL;
        var crds = chart.includesCrds() ? CrdPolicy.INCLUDED : CrdPolicy.LEFT_OUT;
        var output = new TemplateOutput(MAJOR, crds, hooks, List.of());
        return switch (output.print(rendered)) {
            case Printing.Printed(var text) -> text;
            case Printing.NotFound(var problem) -> throw new Refusal(List.of(problem));
        };
    }

    private Release release(HelmChart chart, Surroundings around) {
        var version =
                chart.kubeVersion().isEmpty()
                        ? KubeVersion.DEFAULT
                        : KubeVersion.parse(chart.kubeVersion(), MAJOR)
                                .orElseThrow(
                                        () ->
                                                refusal(
                                                        chart,
                                                        "InvalidKubeVersion",
                                                        "%s is no version of Kubernetes"
                                                                .formatted(chart.kubeVersion()),
                                                        "write it as 1.34.0"));
        return new Release(
                name(chart, around),
                chart.namespace().isEmpty() ? "default" : chart.namespace(),
                false,
                1,
                new Capabilities(version, ApiVersions.DEFAULT.and(chart.apiVersions())),
                SchemaPolicy.CHECKED);
    }

    private String name(HelmChart chart, Surroundings around) {
        if (!chart.releaseName().isEmpty()) {
            return chart.releaseName();
        }
        if (chart.nameTemplate().isEmpty()) {
            throw refusal(
                    chart,
                    "MissingReleaseName",
                    "the chart %s has no releaseName, and a name made of the time would be another"
                                    .formatted(chart.name())
                            + " with every build",
                    "give it a releaseName");
        }
        return switch (helm.name(chart.nameTemplate(), around)) {
            case Helm.Naming.Named(var name) -> name;
            case Helm.Naming.Failed(var problem) -> throw new Refusal(List.of(problem));
        };
    }

    private static String home(HelmChart chart, HelmGlobals globals) {
        var home = globals.chartHome().isEmpty() ? USUAL_HOME : globals.chartHome();
        return chart.version().isEmpty() || chart.repository().isEmpty()
                ? home
                : "%s/%s-%s".formatted(home, chart.name(), chart.version());
    }

    private static Chart chart(HelmChart chart, String home, Loader loader) {
        var path = path(home + "/" + chart.name(), loader);
        var loading = path.map(at -> dev.sluice.helm.chart.Charts.load(loader.tree(), at, MAJOR));
        if (loading.isPresent() && loading.get() instanceof Loading.Loaded(var loaded, _)) {
            return loaded;
        }
        if (path.isPresent() && loading.get() instanceof Loading.Refused(var problems)) {
            throw new Refusal(chart.repository().isEmpty() ? problems : notFetched(chart));
        }
        throw refusal(
                chart,
                "NotFound",
                "%s/%s is not in the source".formatted(home, chart.name()),
                "commit the chart there");
    }

    private static List<Problem> notFetched(HelmChart chart) {
        return refusal(
                        chart,
                        "ChartNotFetched",
                        "the chart %s of %s is not in the source, and nothing is fetched while"
                                        .formatted(chart.name(), chart.repository())
                                + " rendering",
                        "commit the chart to the source")
                .problems;
    }

    /// Relative to the kustomization, or from the tree's root.
    private static Optional<TreePath> path(String written, Loader loader) {
        return written.startsWith("/")
                ? TreePath.parse(written.replaceFirst("^/+", ""))
                : loader.root().resolve(written);
    }

    private static GoMap values(HelmChart chart, String home, Loader loader) {
        var standard = new Located("%s/%s/values.yaml".formatted(home, chart.name()), at(chart));
        var file = chart.valuesFile().isEmpty() ? standard : chart.valuesFile();
        var values =
                chart.inlineValues()
                        .filter(inline -> !inline.isEmpty())
                        .map(inline -> merged(chart, file, ValuesReader.table(inline), loader))
                        .orElseGet(() -> read(file, loader));
        for (var more : chart.additionalValuesFiles()) {
            values = Tables.merged(values, read(more, loader));
        }
        return values;
    }

    private static GoMap merged(HelmChart chart, Located file, GoMap inline, Loader loader) {
        return switch (chart.valuesMerge()) {
            case "", "override" -> over(read(file, loader), inline);
            case "merge" -> over(inline, read(file, loader));
            case "replace" -> inline;
            default ->
                    throw refusal(
                            chart,
                            "InvalidField",
                            "valuesMerge is %s".formatted(chart.valuesMerge()),
                            "write override, merge or replace");
        };
    }

    /// Tables are merged and null takes a field away (`kyaml/yaml/merge2`).
    private static GoMap over(GoMap under, GoMap over) {
        var merged = under.copy();
        for (var key : over.keys()) {
            var value = over.get(key);
            if (value == null) {
                merged.remove(key);
            } else if (value instanceof GoMap table && merged.get(key) instanceof GoMap below) {
                merged.put(key, over(below, table));
            } else {
                merged.put(key, value);
            }
        }
        return merged;
    }

    private static GoMap read(Located file, Loader loader) {
        return switch (loader.file(file)) {
            case Found.File(var name, var bytes) ->
                    switch (ValuesReader.read(name, GoStrings.of(bytes), MAJOR)) {
                        case Reading.Values(var values) -> values;
                        case Reading.Unreadable(var problems) -> throw new Refusal(problems);
                    };
            case Found.Nothing(var problem) -> throw new Refusal(List.of(problem));
            case Found.Directory _ -> throw new IllegalStateException("a file is a directory");
        };
    }

    private static Position at(HelmChart chart) {
        return chart.position();
    }

    private static Refusal refusal(HelmChart chart, String reason, String message, String remedy) {
        return new Refusal(List.of(Problem.error(reason, chart.position(), message, remedy)));
    }
}
