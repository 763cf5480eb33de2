package dev.sluice.cli;

import dev.sluice.helm.Rendering;
import dev.sluice.helm.TemplateOutput;
import dev.sluice.helm.TemplateOutput.CrdPolicy;
import dev.sluice.helm.TemplateOutput.HookPolicy;
import dev.sluice.helm.TemplateOutput.Printing;
import dev.sluice.helm.capability.HelmMajor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The flags that say what of a rendering is printed, and where to.
final class OutputOption {

    @Option(
            names = "--include-crds",
            converter = GoFlag.Truth.class,
            description = "Prints the files in crds/ too.")
    private boolean includeCrds;

    @Option(
            names = {"-s", "--show-only"},
            paramLabel = "PATH",
            description = "Prints only what these templates gave: templates/service.yaml.")
    private List<String> showOnly = new ArrayList<>();

    @Option(names = "--no-hooks", converter = GoFlag.Truth.class, description = "Leaves out hooks.")
    private boolean noHooks;

    @Option(
            names = "--skip-tests",
            converter = GoFlag.Truth.class,
            description = "Leaves out hooks that are tests.")
    private boolean skipTests;

    @Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Writes a file for each template.")
    private String outputDirectory = "";

    @Option(
            names = "--release-name",
            converter = GoFlag.Truth.class,
            description = "Puts the release's name into the paths of --output-dir.")
    private boolean useReleaseName;

    /// Prints or writes, or ends with what cannot be shown.
    void show(Rendering.Rendered rendered, String release, HelmMajor major, PrintWriter out) {
        var hooks =
                noHooks ? HookPolicy.NONE : skipTests ? HookPolicy.WITHOUT_TESTS : HookPolicy.ALL;
        var output =
                new TemplateOutput(
                        major,
                        includeCrds ? CrdPolicy.INCLUDED : CrdPolicy.LEFT_OUT,
                        hooks,
                        showOnly);
        if (outputDirectory.isEmpty()) {
            print(output.print(rendered), out);
        } else {
            write(output.selected(rendered), release, out);
            print(output.print(NOTHING), out);
        }
        out.flush();
    }

    /// What remains to print when all is written to files.
    private static final Rendering.Rendered NOTHING =
            new Rendering.Rendered(List.of(), List.of(), List.of(), List.of());

    private static void print(Printing printing, PrintWriter out) {
        switch (printing) {
            case Printing.Printed(var text) -> out.print(text);
            case Printing.NotFound(var problem) -> {
                out.flush();
                throw ProblemText.refused(List.of(problem));
            }
        }
    }

    private void write(Rendering.Rendered selected, String release, PrintWriter out) {
        var folder = Path.of(outputDirectory);
        var releaseFolder = useReleaseName ? folder.resolve(release) : folder;
        var files = new RenderedFiles(folder, releaseFolder, out);
        selected.crds().forEach(files::write);
        selected.objects().forEach(files::write);
        selected.hooks().forEach(files::write);
    }
}
