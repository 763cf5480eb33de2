package dev.sluice.cli;

import dev.sluice.helm.Helm;
import dev.sluice.helm.Release;
import dev.sluice.helm.Release.SchemaPolicy;
import dev.sluice.helm.Rendering;
import dev.sluice.helm.TemplateOutput;
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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what a Helm chart renders to.
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what `helm template` prints for a chart.",
            "Nothing is fetched: the chart is a folder or a .tgz archive with its dependencies in"
                    + " charts/."
        })
final class TemplateCommand implements Callable<Integer> {

    /// Ends the command with a sentence for the user.
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private static final int SEED_BYTES = 32;
    private static final String DEFAULT_NAME = "release-name";

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ValuesOption values = new ValuesOption();
    @Mixin private IgnoredHelmOptions ignored = new IgnoredHelmOptions();

    @Parameters(
            arity = "1..2",
            paramLabel = "[NAME] CHART",
            description = "The release, the chart.")
    private List<String> nameAndChart = new ArrayList<>();

    @Option(
            names = {"-n", "--namespace"},
            defaultValue = "default",
            paramLabel = "NAME",
            description = "For .Release.Namespace (default: ${DEFAULT-VALUE}).")
    private String namespace = "default";

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            description = "For .Capabilities.KubeVersion.")
    private Optional<String> kubeVersion = Optional.empty();

    @Option(
            names = {"-a", "--api-versions"},
            split = ",",
            paramLabel = "VERSION",
            description = "More for .Capabilities.APIVersions.")
    private List<String> apiVersions = new ArrayList<>();

    @Option(names = "--include-crds", description = "Prints the files in crds/ too.")
    private boolean includeCrds;

    @Option(
            names = {"-s", "--show-only"},
            paramLabel = "PATH",
            description = "Prints only what these templates gave: templates/service.yaml.")
    private List<String> showOnly = new ArrayList<>();

    @Option(names = "--no-hooks", description = "Leaves out hooks.")
    private boolean noHooks;

    @Option(names = "--skip-tests", description = "Leaves out hooks that are tests.")
    private boolean skipTests;

    @Option(names = "--is-upgrade", description = "Sets .Release.IsUpgrade, not .IsInstall.")
    private boolean isUpgrade;

    @Option(names = "--name-template", paramLabel = "TEMPLATE", description = "Names the release.")
    private Optional<String> nameTemplate = Optional.empty();

    @Option(
            names = {"-g", "--generate-name"},
            description = "Names the release after the chart and the time.")
    private boolean generateName;

    @Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Writes a file for each template.")
    private Optional<Path> outputDirectory = Optional.empty();

    @Option(
            names = "--release-name",
            description = "Puts the release's name into the paths of --output-dir.")
    private boolean useReleaseName;

    @Option(names = "--skip-schema-validation", description = "Does not check values.schema.json.")
    private boolean skipSchemaValidation;

    @Option(
            names = "--helm-version",
            defaultValue = "4",
            paramLabel = "3|4",
            description = "Whose output is wanted (default: ${DEFAULT-VALUE}).")
    private String helmVersion = "4";

    @Override
    public Integer call() {
        try {
            ignored.refusal()
                    .ifPresent(
                            reason -> {
                                throw new Refused(reason);
                            });
            ignored.warning().ifPresent(this::warn);
            render(helm());
            return 0;
        } catch (Refused | MissingFile e) {
            spec.commandLine().getErr().println("Error: " + e.getMessage());
            return 1;
        }
    }

    private void render(HelmMajor major) {
        var helm = new Helm(major);
        var surroundings = surroundings();
        var release = release(helm, major, surroundings);
        var given = given(major);
        var chart = chart(major);
        switch (helm.template(chart, given, release, surroundings)) {
            case Rendering.Rejected(var problems) -> throw refused(problems);
            case Rendering.Rendered rendered -> {
                warn(rendered.warnings());
                show(rendered, release.name(), major);
            }
        }
    }

    private Release release(Helm helm, HelmMajor major, Surroundings surroundings) {
        return new Release(
                name(helm, surroundings),
                namespace,
                isUpgrade,
                1,
                new Capabilities(kubeVersion(major), ApiVersions.DEFAULT.and(apiVersions)),
                skipSchemaValidation ? SchemaPolicy.IGNORED : SchemaPolicy.CHECKED);
    }

    private String name(Helm helm, Surroundings surroundings) {
        var isNamed = nameAndChart.size() == 2;
        if (isNamed && generateName) {
            throw new Refused("cannot set --generate-name and also specify a name");
        }
        if (isNamed && nameTemplate.isPresent()) {
            throw new Refused("cannot set --name-template and also specify a name");
        }
        if (isNamed) {
            return nameAndChart.getFirst();
        }
        return nameTemplate
                .map(template -> named(helm.name(template, surroundings)))
                .orElseGet(() -> generateName ? generatedName(surroundings.now()) : DEFAULT_NAME);
    }

    private static String named(Helm.Naming naming) {
        return switch (naming) {
            case Helm.Naming.Named(var name) -> name;
            case Helm.Naming.Failed(var problem) -> throw refused(List.of(problem));
        };
    }

    private String generatedName(Instant now) {
        var last = nameAndChart.getLast().replaceFirst("/+$", "").replaceFirst("^.*/", "");
        var base = last.contains(".") ? last.substring(0, last.indexOf('.')) : last;
        return "%s-%d".formatted(base.isEmpty() ? "chart" : base, now.getEpochSecond());
    }

    private KubeVersion kubeVersion(HelmMajor major) {
        return kubeVersion
                .map(
                        written ->
                                KubeVersion.parse(written, major)
                                        .orElseThrow(
                                                () ->
                                                        new Refused(
                                                                "invalid kube version '%s'"
                                                                        .formatted(written))))
                .orElse(KubeVersion.DEFAULT);
    }

    private GoMap given(HelmMajor major) {
        return switch (values.merged(major)) {
            case Merging.Merged(var table) -> table;
            case Merging.Refused(var problems) -> throw refused(problems);
        };
    }

    private Chart chart(HelmMajor major) {
        var path = Path.of(nameAndChart.getLast()).toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw new Refused("path \"%s\" not found".formatted(nameAndChart.getLast()));
        }
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
            case Loading.Refused(var problems) -> throw refused(problems);
        };
    }

    private void show(Rendering.Rendered rendered, String name, HelmMajor major) {
        var out = spec.commandLine().getOut();
        var hooks =
                noHooks ? HookPolicy.NONE : skipTests ? HookPolicy.WITHOUT_TESTS : HookPolicy.ALL;
        var output =
                new TemplateOutput(
                        major,
                        includeCrds ? CrdPolicy.INCLUDED : CrdPolicy.LEFT_OUT,
                        hooks,
                        showOnly);
        if (outputDirectory.isPresent()) {
            write(output.selected(rendered), name, outputDirectory.get());
            return;
        }
        switch (output.print(rendered)) {
            case Printing.Printed(var text) -> out.print(text);
            case Printing.NotFound(var problem) -> throw refused(List.of(problem));
        }
        out.flush();
    }

    private void write(Rendering.Rendered selected, String name, Path folder) {
        var out = spec.commandLine().getOut();
        var releaseFolder = useReleaseName ? folder.resolve(name) : folder;
        var files = new RenderedFiles(folder, releaseFolder, out);
        selected.crds().forEach(files::write);
        selected.objects().forEach(files::write);
        selected.hooks().forEach(files::write);
        out.println();
        out.flush();
    }

    private void warn(List<Problem> warnings) {
        warnings.forEach(warning -> warn(sentence(warning)));
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

    private static Refused refused(List<Problem> problems) {
        return new Refused(
                problems.stream().map(TemplateCommand::sentence).collect(Collectors.joining("\n")));
    }

    /// The place is told where the message does not name it.
    private static String sentence(Problem problem) {
        var position = problem.position();
        var isPlaced =
                position == null
                        || !position.isKnown()
                        || problem.message().contains(position.file() + ":");
        var what = isPlaced ? problem.message() : position + " " + problem.message();
        return problem.remedy().isEmpty() ? what : what + "; " + problem.remedy();
    }
}
