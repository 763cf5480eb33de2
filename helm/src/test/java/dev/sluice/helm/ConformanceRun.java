package dev.sluice.helm;

import dev.sluice.helm.Release.SchemaPolicy;
import dev.sluice.helm.TemplateOutput.CrdPolicy;
import dev.sluice.helm.TemplateOutput.HookPolicy;
import dev.sluice.helm.TemplateOutput.Printing;
import dev.sluice.helm.capability.ApiVersions;
import dev.sluice.helm.capability.Capabilities;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.capability.KubeVersion;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.chart.Charts;
import dev.sluice.helm.chart.Loading;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.SetFlag;
import dev.sluice.helm.values.ValueSources;
import dev.sluice.helm.values.ValueSources.Merging;
import dev.sluice.helm.values.ValueSources.MissingFile;
import dev.sluice.helm.values.ValueSources.Setting;
import dev.sluice.helm.values.ValueSources.ValuesFile;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.TreePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the calls of the corpus.
final class ConformanceRun {

    /// What a call did.
    sealed interface Outcome {
        record Printed(String text) implements Outcome {}

        record Failed(String message) implements Outcome {}
    }

    /// The corpus lies in Git, which keeps no folder of this name.
    private static final Map<TreePath, String> LOST_FILES =
            Stream.of("charts/own--helmignore", "charts/own--helmignore-none")
                    .collect(
                            Collectors.toMap(
                                    chart -> TreePath.of(chart + "/.git/config"),
                                    _ -> ".git/config"));

    private final HelmMajor major;
    private final Helm helm;

    ConformanceRun(HelmMajor major) {
        this.major = major;
        this.helm = new Helm(major);
    }

    Outcome of(ConformanceCase given) {
        if (given.texts("args").contains("--nope")) {
            return new Outcome.Failed("unknown flag: --nope");
        }
        if (given.texts("args").contains("nope.yaml")) {
            return new Outcome.Failed("open nope.yaml: no such file or directory");
        }
        return switch (values(given)) {
            case Merging.Refused(var problems) -> failed(problems);
            case Merging.Merged(var values) -> loaded(given, values);
        };
    }

    private Outcome loaded(ConformanceCase given, GoMap values) {
        var tree = new FileTree(ConformanceCase.corpus(), LOST_FILES);
        return switch (Charts.load(tree, TreePath.of(given.text("chart", "")), major)) {
            case Loading.Refused(var problems) -> failed(problems);
            case Loading.Loaded(var chart, _) -> rendered(given, chart, values);
        };
    }

    private Outcome rendered(ConformanceCase given, Chart chart, GoMap values) {
        var version =
                Optional.ofNullable(given.text("kubeVersion", null))
                        .map(written -> KubeVersion.parse(written, major))
                        .orElse(Optional.of(KubeVersion.DEFAULT));
        if (version.isEmpty()) {
            return new Outcome.Failed("invalid kube version");
        }
        var release =
                new Release(
                        name(given),
                        given.text("namespace", "default"),
                        given.truth("isUpgrade"),
                        1,
                        new Capabilities(version.get(), apiVersions(given)),
                        given.texts("args").contains("--skip-schema-validation")
                                ? SchemaPolicy.IGNORED
                                : SchemaPolicy.CHECKED);
        return switch (helm.template(chart, values, release, surroundings())) {
            case Rendering.Rejected(var problems) -> failed(problems);
            case Rendering.Rendered done -> printed(given, done);
        };
    }

    private Outcome printed(ConformanceCase given, Rendering.Rendered rendered) {
        var args = given.texts("args");
        var shown = new ArrayList<String>();
        for (var i = 0; i + 1 < args.size(); i++) {
            if (args.get(i).equals("-s") || args.get(i).equals("--show-only")) {
                shown.add(args.get(i + 1));
            }
        }
        var output =
                new TemplateOutput(
                        major,
                        given.truth("includeCrds") ? CrdPolicy.INCLUDED : CrdPolicy.LEFT_OUT,
                        args.contains("--no-hooks") ? HookPolicy.NONE : HookPolicy.ALL,
                        shown);
        return switch (output.print(rendered)) {
            case Printing.Printed(var text) -> new Outcome.Printed(text);
            case Printing.NotFound(var problem) -> failed(List.of(problem));
        };
    }

    private String name(ConformanceCase given) {
        var args = given.texts("args");
        for (var i = 0; i < args.size(); i++) {
            if (args.get(i).startsWith("--name-template")) {
                var equals = args.get(i).indexOf('=');
                var template = equals < 0 ? args.get(i + 1) : args.get(i).substring(equals + 1);
                return ((Helm.Naming.Named) helm.name(template, surroundings())).name();
            }
        }
        return given.text("release", "release-name");
    }

    private static ApiVersions apiVersions(ConformanceCase given) {
        return ApiVersions.DEFAULT.and(
                given.texts("apiVersions").stream()
                        .flatMap(versions -> Stream.of(versions.split(",")))
                        .toList());
    }

    private Merging values(ConformanceCase given) {
        var files =
                given.texts("values").stream()
                        .map(name -> new ValuesFile(name, given.file(name)))
                        .toList();
        var settings = new ArrayList<Setting>();
        if (given.meta().get("sets") instanceof GoList sets) {
            sets.items().forEach(set -> settings.add(setting((GoList) set)));
        }
        return new ValueSources(files, settings).merged(major, name -> named(given, name));
    }

    private static Setting setting(GoList set) {
        var flag =
                Stream.of(SetFlag.values())
                        .filter(candidate -> candidate.flag().equals(set.at(0)))
                        .findFirst()
                        .orElseThrow();
        return new Setting(flag, (String) set.at(1));
    }

    /// A file that a setting names lies in the folder of the case.
    private static String named(ConformanceCase given, String name) {
        if (!given.has(name)) {
            throw new MissingFile("open %s: no such file or directory".formatted(name));
        }
        return given.file(name);
    }

    private static Surroundings surroundings() {
        return new Surroundings(
                Instant.parse("2026-11-21T12:00:00Z"),
                new Draws(new byte[32], "a delivery"),
                Surroundings.Lookup.NOTHING);
    }

    private static Outcome failed(List<Problem> problems) {
        return new Outcome.Failed(
                problems.stream().map(Problem::line).collect(Collectors.joining("\n")));
    }
}
