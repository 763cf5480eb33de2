package dev.sluice.benchmark;

import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Builds kustomizations, warm, and has a real `kustomize` build the same. The cases of a corpus
/// are built in turn, so that the percentiles of a long measurement are those over the cases.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class KustomizeBenchmark {

    /// What is built.
    public enum Input {
        CORPUS,
        STRATEGIC_MERGE,
        THOUSAND_OBJECTS
    }

    @Param public Input input = Input.CORPUS;

    @Param("")
    public String corpus = "";

    @Param("")
    public String binary = "";

    private final Kustomize kustomize = new Kustomize();
    private List<KustomizeInputs> inputs = List.of();
    private int turn;

    @Setup
    public void load() throws IOException {
        var folder = Files.createTempDirectory("kustomize");
        inputs =
                switch (input) {
                    case CORPUS -> KustomizeInputs.corpus(Path.of(corpus));
                    case STRATEGIC_MERGE -> List.of(KustomizeInputs.strategicMerge(folder));
                    case THOUSAND_OBJECTS -> List.of(KustomizeInputs.thousandObjects(folder));
                };
        System.out.printf("%d kustomizations%n", inputs.size());
    }

    @Benchmark
    @Warmup(iterations = 3, time = 20)
    @Measurement(iterations = 3, time = 20)
    public int inProcess() {
        var next = next();
        return switch (kustomize.build(next.tree(), next.directory())) {
            case Rendering.Rendered rendered -> rendered.yaml().length();
            case Rendering.Rejected(var problems, _) -> problems.size();
        };
    }

    /// A process each.
    @Benchmark
    @Warmup(iterations = 1, time = 5)
    @Measurement(iterations = 1, time = 60)
    public int process() throws IOException, InterruptedException {
        return new ProcessBuilder(binary, "build", next().folder().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private KustomizeInputs next() {
        turn = (turn + 1) % inputs.size();
        return inputs.get(turn);
    }
}
