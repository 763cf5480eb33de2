package dev.sluice.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Rendering;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Builds the kustomizations of a corpus again and again in one process, and compares with a
/// `kustomize` that builds each once: `KustomizeBuilds CORPUS KUSTOMIZE ROUNDS`.
///
/// Of each the fastest of all rounds counts, so that a busy machine tells little wrong.
final class KustomizeBuilds {

    private static final int OTHERS_ROUNDS = 3;
    private static final int FRESH_PROCESSES = 10;

    private final PrintStream out;
    private final Path binary;
    private final int rounds;
    private final Kustomize kustomize = new Kustomize();

    private KustomizeBuilds(PrintStream out, Path binary, int rounds) {
        this.out = out;
        this.binary = binary;
        this.rounds = rounds;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        var builds =
                new KustomizeBuilds(
                        System.out, Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        builds.compare("the cases", KustomizeInputs.corpus(Path.of(arguments[0])));
        var folder = Files.createTempDirectory("kustomize");
        var strategic = KustomizeInputs.strategicMerge(folder.resolve("strategic"));
        builds.compare("one strategic merge patch", List.of(strategic));
        builds.compare(
                "an overlay of 1000 objects",
                List.of(KustomizeInputs.thousandObjects(folder.resolve("thousand"))));
        builds.startFresh(strategic.folder());
    }

    private void compare(String name, List<KustomizeInputs> inputs)
            throws IOException, InterruptedException {
        var best = new LinkedHashMap<Path, Double>();
        var first = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            for (var input : inputs) {
                var time = build(input);
                best.merge(input.folder(), time, Math::min);
                if (round == 0) {
                    first.add(time);
                }
            }
        }
        out.println(name);
        out.println("  first build in the process: " + new Percentiles(first));
        out.println(
                "  warm, best of %d: %s"
                        .formatted(rounds, new Percentiles(List.copyOf(best.values()))));
        tellSlowest(best);
        out.println("  kustomize, best of " + OTHERS_ROUNDS + ": " + others(inputs));
    }

    private void tellSlowest(Map<Path, Double> best) {
        best.entrySet().stream()
                .sorted(Map.Entry.<Path, Double>comparingByValue().reversed())
                .limit(best.size() > 1 ? 5 : 0)
                .forEach(input -> out.printf("    %.1f ms %s%n", input.getValue(), input.getKey()));
    }

    private double build(KustomizeInputs input) {
        var start = System.nanoTime();
        if (kustomize.build(input.tree(), input.directory()) instanceof Rendering.Rendered built) {
            built.yaml();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private Percentiles others(List<KustomizeInputs> inputs)
            throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        for (var input : inputs) {
            var best = Double.MAX_VALUE;
            for (var round = 0; round < OTHERS_ROUNDS; round++) {
                best = Math.min(best, process(binary.toString(), "build", input.folder()));
            }
            times.add(best);
        }
        return new Percentiles(times);
    }

    private static double process(Object... command) throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        for (var word : command) {
            words.add(word.toString());
        }
        var start = System.nanoTime();
        var process =
                new ProcessBuilder(words)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /// The first build of a process, as it measures it itself.
    private void startFresh(Path folder) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        for (var i = 0; i < FRESH_PROCESSES; i++) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process =
                    new ProcessBuilder(
                                    java,
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    FirstBuild.class.getName(),
                                    folder.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            times.add(
                    Double.parseDouble(new String(process.getInputStream().readAllBytes(), UTF_8)));
            process.waitFor();
        }
        out.println("first build of a process: " + new Percentiles(times));
    }
}
