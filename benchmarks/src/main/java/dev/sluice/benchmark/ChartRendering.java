package dev.sluice.benchmark;

import dev.sluice.helm.Helm;
import dev.sluice.helm.Release;
import dev.sluice.helm.Rendering;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.chart.Charts;
import dev.sluice.helm.chart.Loading;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.function.Surroundings.Lookup;
import dev.sluice.helm.value.GoMap;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Renders charts with their own values again and again in one process, and compares with a `helm`
/// that renders each once: `ChartRendering CHARTS HELM ROUNDS`, of a folder of chart folders.
///
/// Of each chart the fastest of all rounds counts, so that a busy machine tells little wrong.
final class ChartRendering {

    private static final int HELM_ROUNDS = 3;

    private final PrintStream out;
    private final Helm helm = new Helm(HelmMajor.HELM_3);

    private ChartRendering(PrintStream out) {
        this.out = out;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        new ChartRendering(System.out)
                .run(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void run(Path folder, Path binary, int rounds)
            throws IOException, InterruptedException {
        var charts = charts(folder);
        var best = new LinkedHashMap<Path, Double>();
        var first = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            for (var chart : charts.entrySet()) {
                var time = render(chart.getValue());
                best.merge(chart.getKey(), time, Math::min);
                if (round == 0) {
                    first.add(time);
                }
            }
        }
        out.println("charts: " + charts.size());
        out.println("first rendering in the process: " + new Percentiles(first));
        out.println("warm, best of " + rounds + ": " + new Percentiles(List.copyOf(best.values())));
        tellSlowest(best);
        out.println("helm, best of " + HELM_ROUNDS + ": " + new Percentiles(helm(binary, charts)));
    }

    private void tellSlowest(Map<Path, Double> best) {
        best.entrySet().stream()
                .sorted(Map.Entry.<Path, Double>comparingByValue().reversed())
                .limit(5)
                .forEach(
                        chart ->
                                out.printf(
                                        "  %s %.1f ms%n",
                                        chart.getKey().getFileName(), chart.getValue()));
    }

    /// The charts that can be rendered with nothing but their own values.
    private Map<Path, Chart> charts(Path folder) throws IOException {
        var charts = new LinkedHashMap<Path, Chart>();
        try (var paths = Files.list(folder)) {
            for (var path : paths.filter(Files::isDirectory).sorted().toList()) {
                if (Charts.load(tree(path), TreePath.ROOT, HelmMajor.HELM_3)
                                instanceof Loading.Loaded(var chart, _)
                        && rendering(chart) instanceof Rendering.Rendered) {
                    charts.put(path, chart);
                }
            }
        }
        return charts;
    }

    private static MapSourceTree tree(Path chart) throws IOException {
        var tree = MapSourceTree.builder();
        try (var files = Files.walk(chart)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                tree.file(chart.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return tree.build();
    }

    private double render(Chart chart) {
        var start = System.nanoTime();
        rendering(chart);
        return (System.nanoTime() - start) / 1e6;
    }

    private Rendering rendering(Chart chart) {
        var surroundings =
                new Surroundings(Instant.EPOCH, new Draws(new byte[32], "bench"), Lookup.NOTHING);
        return helm.template(chart, new GoMap(), Release.of("demo", "default"), surroundings);
    }

    private static List<Double> helm(Path binary, Map<Path, Chart> charts)
            throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        for (var chart : charts.keySet()) {
            var best = Double.MAX_VALUE;
            for (var round = 0; round < HELM_ROUNDS; round++) {
                best = Math.min(best, helm(binary, chart));
            }
            times.add(best);
        }
        return times;
    }

    private static double helm(Path binary, Path chart) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var process =
                new ProcessBuilder(binary.toString(), "template", "demo", chart.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
