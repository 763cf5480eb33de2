package dev.sluice.benchmark;

import dev.sluice.helm.Helm;
import dev.sluice.helm.Release;
import dev.sluice.helm.Rendering;
import dev.sluice.helm.capability.ApiVersions;
import dev.sluice.helm.capability.Capabilities;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.capability.KubeVersion;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.values.ValueSources;
import dev.sluice.helm.values.ValueSources.Merging;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A chart and the values files that it is rendered with.
///
/// @param files where the values lie
/// @param values what they hold
record ChartCall(String name, Path folder, Chart chart, List<Path> files, ValueSources values) {

    private static final String KUBERNETES = "1.34.0";

    ChartCall {
        files = List.copyOf(files);
    }

    /// From the values files on, as at each reconciliation; empty if it does not render.
    Optional<Rendering.Rendered> rendered(Helm helm, HelmMajor major) {
        return switch (values.merged(major, name -> name)) {
            case Merging.Merged(var given) ->
                    helm.template(chart, given, release(major), surroundings())
                                    instanceof Rendering.Rendered rendered
                            ? Optional.of(rendered)
                            : Optional.empty();
            case Merging.Refused _ -> Optional.empty();
        };
    }

    private static Release release(HelmMajor major) {
        var version = KubeVersion.parse(KUBERNETES, major).orElseThrow();
        var capabilities = new Capabilities(version, ApiVersions.DEFAULT);
        return new Release("demo", "apps", false, 1, capabilities, Release.SchemaPolicy.CHECKED);
    }

    private static Surroundings surroundings() {
        var draws = new Draws(new byte[32], "benchmark");
        return new Surroundings(Instant.EPOCH, draws, Surroundings.Lookup.NOTHING);
    }

    /// The command line of the real one for the same.
    List<String> command(Path helm) {
        var command = new ArrayList<String>();
        command.addAll(List.of(helm.toString(), "template", "demo", folder.toString()));
        command.addAll(List.of("--namespace", "apps", "--kube-version", KUBERNETES));
        files.forEach(file -> command.addAll(List.of("--values", file.toString())));
        return command;
    }
}
