package dev.sluice.cli;

import dev.sluice.helm.Helm;
import dev.sluice.helm.Rendering;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.chart.Charts;
import dev.sluice.helm.chart.Loading;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.ValueSources.Merging;
import dev.sluice.helm.values.ValueSources.MissingFile;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.TreePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what a Helm chart renders to.
@Command(
        name = "template",
        description = {
            "Prints what `helm template` prints for a chart.",
            "Nothing is fetched: the chart is a folder or a .tgz archive with its dependencies in"
                    + " charts/."
        })
final class TemplateCommand implements Callable<Integer> {

    private static final int SEED_BYTES = 32;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ReleaseOption release = new ReleaseOption();
    @Mixin private ValuesOption values = new ValuesOption();
    @Mixin private OutputOption output = new OutputOption();
    @Mixin private IgnoredHelmOptions ignored = new IgnoredHelmOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "[NAME] CHART",
            description = "The release, the chart.")
    private List<String> nameAndChart = new ArrayList<>();

    @Option(
            names = "--helm-version",
            defaultValue = "4",
            paramLabel = "3|4",
            description = "Whose output is wanted (default: ${DEFAULT-VALUE}).")
    private String helmVersion = "4";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused") // picocli acts on it.
    private boolean help;

    @Override
    public Integer call() {
        try {
            var major = helm();
            ignored.refusal(major)
                    .ifPresent(
                            reason -> {
                                throw new Refused(reason);
                            });
            ignored.warnings().forEach(this::warn);
            render(major);
            return 0;
        } catch (Refused refused) {
            return failed(refused.sentence());
        } catch (MissingFile missing) {
            return failed(String.valueOf(missing.getMessage()));
        }
    }

    private int failed(String sentence) {
        spec.commandLine().getErr().println("Error: " + sentence);
        return 1;
    }

    /// In the order in which Helm complains.
    private void render(HelmMajor major) {
        var helm = new Helm(major);
        var surroundings = surroundings();
        var capabilities = release.capabilities(major);
        if (nameAndChart.size() > 2) {
            throw new Refused(
                    "expected at most two arguments, unexpected arguments: "
                            + String.join(", ", nameAndChart.subList(2, nameAndChart.size())));
        }
        var names = nameAndChart.subList(0, nameAndChart.size() - 1);
        var name = release.name(names, helm, surroundings);
        var path = path(nameAndChart.getLast().strip());
        var given = given(major);
        var chart = chart(path, major);
        switch (helm.template(chart, given, release.release(name, capabilities), surroundings)) {
            case Rendering.Rejected(var problems) -> throw ProblemText.refused(problems);
            case Rendering.Rendered rendered -> {
                warn(rendered.warnings());
                output.show(rendered, name, major, spec.commandLine().getOut());
            }
        }
    }

    private static Path path(String chart) {
        if (chart.startsWith("oci://")) {
            throw new Refused(
                    "%s lies in a registry, and nothing is fetched: fetch it with helm pull and"
                                    .formatted(chart)
                            + " name its archive");
        }
        if (chart.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
            throw new Refused(
                    "%s is not fetched: download it and name its archive".formatted(chart));
        }
        var path = Path.of(chart).toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            var isPath = chart.startsWith("/") || chart.startsWith(".");
            throw new Refused(
                    "path %s not found".formatted('"' + chart + '"')
                            + (isPath
                                    ? ""
                                    : "\n  repositories are not searched: fetch the chart with helm"
                                            + " pull and name its folder or archive"));
        }
        return path;
    }

    private GoMap given(HelmMajor major) {
        return switch (values.merged(major)) {
            case Merging.Merged(var table) -> table;
            case Merging.Refused(var problems) -> throw ProblemText.refused(problems);
        };
    }

    private Chart chart(Path path, HelmMajor major) {
        var root = path.getRoot();
        var inTree = TreePath.of(root.relativize(path).toString());
        return switch (Charts.load(new LocalTree(root), inTree, major)) {
            case Loading.Loaded(var chart, var warnings) -> {
                warn(warnings);
                if (chart.metadata().deprecated()) {
                    warn("This chart is deprecated");
                }
                yield chart;
            }
            case Loading.Refused(var problems) -> throw ProblemText.refused(problems);
        };
    }

    private void warn(List<Problem> warnings) {
        warnings.forEach(warning -> warn(ProblemText.of(warning)));
    }

    private void warn(String sentence) {
        spec.commandLine().getErr().println("WARNING: " + sentence);
    }

    private HelmMajor helm() {
        return switch (helmVersion) {
            case "3" -> HelmMajor.HELM_3;
            case "4" -> HelmMajor.HELM_4;
            default -> throw new Refused("--helm-version knows 3 and 4, not " + helmVersion);
        };
    }

    /// A chart's random passwords are new each time here, as they are with Helm.
    static Surroundings surroundings() {
        var seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return new Surroundings(
                Instant.now(), new Draws(seed, "sluice template"), Surroundings.Lookup.NOTHING);
    }
}
