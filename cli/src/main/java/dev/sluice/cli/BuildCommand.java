package dev.sluice.cli;

import dev.sluice.helm.Helm;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Options;
import dev.sluice.kustomize.Rendering;
import dev.sluice.kustomize.chart.HelmCharts;
import dev.sluice.kustomize.load.Remotes;
import dev.sluice.kustomize.load.Restriction;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Builds a kustomization of this machine.
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what kustomize build prints, or what a change makes of it.",
            "Remote resources, charts and plugins that run programs are refused."
        })
final class BuildCommand implements Callable<Integer> {

    /// What kustomize calls the two ways to confine files.
    enum LoadRestrictor {
        LoadRestrictionsRootOnly,
        LoadRestrictionsNone
    }

    /// What kustomize calls the two orders.
    enum Order {
        legacy,
        none
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The directory of the kustomization (default: the current one).")
    private Path directory = Path.of(".");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR",
            description =
                    "Write to this file instead of printing; into a directory, a file for each object.")
    private @Nullable Path output;

    @Option(
            names = "--load-restrictor",
            paramLabel = "RESTRICTOR",
            description = "${COMPLETION-CANDIDATES} (default: LoadRestrictionsRootOnly).")
    private LoadRestrictor restrictor = LoadRestrictor.LoadRestrictionsRootOnly;

    @Option(
            names = "--reorder",
            paramLabel = "ORDER",
            description =
                    "${COMPLETION-CANDIDATES} (default: legacy): how objects are sorted where the"
                            + " kustomization does not say.")
    private Order order = Order.legacy;

    @Option(
            names = "--enable-managedby-label",
            description = "Label every object with app.kubernetes.io/managed-by.")
    private boolean managedBy;

    @Option(
            names = "--diff-against",
            paramLabel = "REV",
            description =
                    "Show instead how the output differs from that of this revision of the Git"
                            + " repository around the directory.")
    private @Nullable String revision;

    @Override
    public Integer call() throws IOException {
        var here = real(directory);
        var present = build(new LocalTree(here.getRoot()), here.getRoot(), here);
        if (present.isEmpty()) {
            return 1;
        }
        var against = revision;
        if (against == null) {
            write(present.get());
            return 0;
        }
        try (var past = Past.open(here, against)) {
            var before = build(past.tree(), past.root(), here);
            before.ifPresent(
                    rendered -> write(ObjectDiff.between(rendered, present.get(), against)));
            return before.isPresent() ? 0 : 1;
        }
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException _) {
            throw new StackException("there is no directory " + directory);
        }
    }

    private Optional<Rendering.Rendered> build(SourceTree tree, Path root, Path here) {
        var charts = new HelmCharts(new Helm(HelmMajor.HELM_4), TemplateCommand::surroundings);
        var kustomize = new Kustomize(options(), Remotes.none(), charts);
        var relative = root.relativize(here).toString();
        return switch (kustomize.build(tree, TreePath.of(relative))) {
            case Rendering.Rendered rendered -> {
                report("Warning: ", rendered.warnings(), root);
                yield Optional.of(rendered);
            }
            case Rendering.Rejected(var problems, _) -> {
                report("Error: ", problems, root);
                yield Optional.empty();
            }
        };
    }

    private Options options() {
        var options =
                Options.DEFAULT
                        .withRestriction(
                                switch (restrictor) {
                                    case LoadRestrictionsRootOnly -> Restriction.ROOT_ONLY;
                                    case LoadRestrictionsNone -> Restriction.NONE;
                                })
                        .withOrder(
                                switch (order) {
                                    case legacy -> Options.Order.LEGACY;
                                    case none -> Options.Order.NONE;
                                });
        return managedBy ? options.addingManagedBy() : options;
    }

    /// Files are named as people here name them: from the current directory, if they lie below it.
    private void report(String kind, List<Problem> problems, Path root) {
        var err = spec.commandLine().getErr();
        problems.forEach(problem -> err.println(kind + line(problem, root)));
        err.flush();
    }

    private static String line(Problem problem, Path root) {
        var position = problem.position();
        var file = position == null ? "" : position.file();
        if (file.isEmpty() || !problem.line().startsWith(file)) {
            return problem.line();
        }
        var path = root.resolve(file);
        var current = Path.of("").toAbsolutePath();
        var shown = path.startsWith(current) ? current.relativize(path) : path;
        return shown + problem.line().substring(file.length());
    }

    private void write(Rendering.Rendered rendered) {
        var directory = output;
        if (directory == null || !Files.isDirectory(directory)) {
            write(rendered.yaml());
            return;
        }
        ObjectFiles.of(rendered.resources())
                .forEach((name, text) -> write(directory.resolve(name), text));
    }

    private void write(String text) {
        if (output == null) {
            var out = spec.commandLine().getOut();
            out.write(text);
            out.flush();
            return;
        }
        write(output, text);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage());
        }
    }
}
