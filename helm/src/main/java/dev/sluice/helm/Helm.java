package dev.sluice.helm;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.capability.VersionCheck;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.hook.SortedManifests;
import dev.sluice.helm.release.Preparation;
import dev.sluice.helm.release.ReleaseChart;
import dev.sluice.helm.schema.ValuesSchema;
import dev.sluice.helm.scope.ReleaseObject;
import dev.sluice.helm.scope.Scopes;
import dev.sluice.helm.value.GoMap;
import dev.sluice.manifest.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Renders charts as `helm template` does. One is enough for all threads: it remembers the
/// templates and schemas that it parsed, and the RSA keys and bcrypt hashes that it made.
public final class Helm {

    private static final String NOTES = "NOTES.txt";
    private static final long MOST_SCHEMA_CHARACTERS = 4L << 20;

    private final HelmMajor helm;
    private final ReleaseEngine engine;
    private final ParsedFiles<ValuesSchema> schemas =
            new ParsedFiles<>((_, text) -> ValuesSchema.of(text), MOST_SCHEMA_CHARACTERS);

    public Helm(HelmMajor helm) {
        this.helm = helm;
        this.engine = new ReleaseEngine(helm);
    }

    /// The objects and hooks of a chart.
    ///
    /// @param given the user's values, over the chart's own
    /// @param surroundings what is neither in the chart nor in the values
    public Rendering template(
            Chart chart, GoMap given, Release release, Surroundings surroundings) {
        var flaw = flaw(chart, release);
        if (flaw != null) {
            return flaw;
        }
        return switch (Preparation.of(chart, given, helm)) {
            case Preparation.Refused(var problems) -> new Rendering.Rejected(problems);
            case Preparation.Prepared prepared -> prepared(prepared, release, surroundings);
        };
    }

    /// The name of a release that a template gives it.
    public Naming name(String template, Surroundings surroundings) {
        return engine.name(template, surroundings);
    }

    /// What a template of a name gave.
    public sealed interface Naming {
        record Named(String name) implements Naming {}

        record Failed(Problem problem) implements Naming {}
    }

    /// What Helm looks at before it works anything out, in its order.
    private Rendering.@Nullable Rejected flaw(Chart chart, Release release) {
        var type = chart.metadata().type();
        if (!type.isEmpty() && !type.equals("application")) {
            return rejected("NotInstallable", type + " charts are not installable", "");
        }
        var incompleteness = Preparation.incompleteness(chart, helm);
        if (incompleteness.isPresent()) {
            return new Rendering.Rejected(List.of(incompleteness.get()));
        }
        if (helm == HelmMajor.HELM_4 && chart.metadata().apiVersion().equals("v3")) {
            return rejected(
                    "UnsupportedChart",
                    "invalid chart apiVersion",
                    "write apiVersion: v2 in Chart.yaml");
        }
        return release.hasValidName()
                ? null
                : rejected("InvalidReleaseName", release.nameComplaint(helm), "");
    }

    private Rendering prepared(
            Preparation.Prepared prepared, Release release, Surroundings surroundings) {
        var root = prepared.chart();
        var violations =
                switch (release.schemas()) {
                    case CHECKED -> violations(root, prepared.values());
                    case IGNORED -> List.<String>of();
                };
        if (!violations.isEmpty()) {
            return rejected(
                    "InvalidValues",
                    "values don't meet the specifications of the schema(s) in the following"
                            + " chart(s):\n"
                            + String.join("\n", violations),
                    "");
        }
        var range = root.metadata().kubeVersion();
        if (!range.isEmpty()) {
            release.capabilities().inquiry().kubeVersion();
        }
        var version = release.capabilities().kubeVersion().checked(helm);
        if (!range.isEmpty() && !VersionCheck.isCompatible(range, version)) {
            return rejected(
                    "IncompatibleKubernetes",
                    "chart requires kubeVersion: %s which is incompatible with Kubernetes %s"
                            .formatted(range, release.capabilities().kubeVersion().version()),
                    "");
        }
        return run(prepared, release, surroundings);
    }

    /// The violations of a chart's schema behind its name, then those of its subcharts.
    private List<String> violations(ReleaseChart chart, GoMap values) {
        var lines = new ArrayList<String>();
        var schema = chart.schema();
        if (schema != null) {
            var own = schemas.parsed(schema.name(), schema.text()).violations(values);
            if (!own.isEmpty()) {
                lines.add(chart.name() + ":");
                lines.addAll(own);
            }
        }
        for (var inner : chart.dependencies()) {
            if (values.get(inner.name()) instanceof GoMap section) {
                lines.addAll(violations(inner, section));
            }
        }
        return lines;
    }

    private Rendering run(
            Preparation.Prepared prepared, Release release, Surroundings surroundings) {
        var templates =
                Scopes.of(
                        prepared.chart(),
                        prepared.values(),
                        new ReleaseObject(
                                release.name(),
                                release.namespace(),
                                release.isUpgrade(),
                                release.revision()),
                        release.capabilities(),
                        helm);
        return switch (engine.run(templates, surroundings)) {
            case ReleaseEngine.Run.Failed(var problem) -> new Rendering.Rejected(List.of(problem));
            case ReleaseEngine.Run.Done(var outputs) -> sorted(prepared, outputs);
        };
    }

    private Rendering sorted(Preparation.Prepared prepared, Map<String, String> outputs) {
        var files = new LinkedHashMap<>(outputs);
        files.keySet().removeIf(path -> path.endsWith(NOTES));
        return switch (SortedManifests.of(files, helm)) {
            case SortedManifests.Sorting.Unreadable(var problems) ->
                    new Rendering.Rejected(problems);
            case SortedManifests.Sorting.Sorted(var objects, var hooks, var warnings) -> {
                var all = new ArrayList<>(prepared.warnings());
                all.addAll(warnings);
                yield new Rendering.Rendered(crds(prepared.chart()), objects, hooks, all);
            }
        };
    }

    /// The chart's own first, then those of its subcharts.
    private static List<Rendering.Crd> crds(ReleaseChart chart) {
        var crds = new ArrayList<Rendering.Crd>();
        for (var file : chart.files()) {
            if (file.name().startsWith("crds/") && isManifest(file.name())) {
                crds.add(new Rendering.Crd(chart.fullPath() + "/" + file.name(), file.text()));
            }
        }
        chart.dependencies().forEach(inner -> crds.addAll(crds(inner)));
        return crds;
    }

    private static boolean isManifest(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    }

    private static Rendering.Rejected rejected(String reason, String message, String remedy) {
        return new Rendering.Rejected(List.of(Problem.error(reason, null, message, remedy)));
    }
}
