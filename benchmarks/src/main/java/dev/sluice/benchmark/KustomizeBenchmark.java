package dev.sluice.benchmark;

import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Single kustomizations, warm, and what they allocate:
/// `org.openjdk.jmh.Main KustomizeBenchmark -prof gc`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class KustomizeBenchmark {

    private final Kustomize kustomize = new Kustomize();
    private final KustomizeInputs strategicMerge;
    private final KustomizeInputs thousandObjects;

    public KustomizeBenchmark() {
        try {
            var folder = Files.createTempDirectory("kustomize");
            this.strategicMerge = KustomizeInputs.strategicMerge(folder.resolve("strategic"));
            this.thousandObjects = KustomizeInputs.thousandObjects(folder.resolve("thousand"));
        } catch (IOException e) {
            throw new UncheckedIOException("writing the inputs", e);
        }
    }

    @Benchmark
    public String strategicMergePatch() {
        return printed(strategicMerge);
    }

    @Benchmark
    public String overlayOfThousandObjects() {
        return printed(thousandObjects);
    }

    private String printed(KustomizeInputs input) {
        return switch (kustomize.build(input.tree(), input.directory())) {
            case Rendering.Rendered rendered -> rendered.yaml();
            case Rendering.Rejected(var problems, _) ->
                    throw new IllegalStateException(problems.toString());
        };
    }
}
