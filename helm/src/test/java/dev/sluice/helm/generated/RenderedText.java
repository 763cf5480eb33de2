package dev.sluice.helm.generated;

import dev.sluice.helm.Helm;
import dev.sluice.helm.Release;
import dev.sluice.helm.Rendering;
import dev.sluice.helm.TemplateOutput;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.chart.Charts;
import dev.sluice.helm.chart.Loading;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.value.GoMap;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What this engine prints of a chart, or why it does not.
final class RenderedText {

    private final HelmMajor major;
    private final Helm helm;
    private String problem = "";

    RenderedText(HelmMajor major) {
        this.major = major;
        this.helm = new Helm(major);
    }

    Optional<String> of(SourceTree tree) {
        return switch (Charts.load(tree, TreePath.ROOT, major)) {
            case Loading.Loaded(var chart, _) -> of(chart);
            case Loading.Refused(var problems) -> {
                problem = problems.getFirst().message();
                yield Optional.empty();
            }
        };
    }

    private Optional<String> of(Chart chart) {
        var surroundings =
                new Surroundings(
                        Instant.EPOCH,
                        new Draws(new byte[32], "generated"),
                        Surroundings.Lookup.NOTHING);
        var release = Release.of("demo", "default");
        return switch (helm.template(chart, new GoMap(), release, surroundings)) {
            case Rendering.Rejected(var problems) -> {
                problem = problems.getFirst().message();
                yield Optional.empty();
            }
            case Rendering.Rendered rendered -> Optional.of(printed(rendered));
        };
    }

    /// Why there was nothing to print the last time.
    String problem() {
        return problem;
    }

    private String printed(Rendering.Rendered rendered) {
        var output =
                new TemplateOutput(
                        major,
                        TemplateOutput.CrdPolicy.LEFT_OUT,
                        TemplateOutput.HookPolicy.ALL,
                        List.of());
        return ((TemplateOutput.Printing.Printed) output.print(rendered)).text();
    }
}
