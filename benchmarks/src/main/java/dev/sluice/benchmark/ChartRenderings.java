package dev.sluice.benchmark;

import dev.sluice.helm.Helm;
import dev.sluice.helm.capability.HelmMajor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

/// Renders public charts in turn, each with values of its own tests: the percentiles are those over
/// the charts. `corpus` is the folder with them, `binary` a real `helm` of the same major version.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ChartRenderings {

    @Param({"HELM_3", "HELM_4"})
    public HelmMajor major = HelmMajor.HELM_4;

    @Param("")
    public String corpus = "";

    @Param("")
    public String binary = "";

    private List<ChartCall> calls = List.of();
    private Helm helm = new Helm(HelmMajor.HELM_4);
    private int turn;

    @Setup
    public void load() {
        helm = new Helm(major);
        calls = new ChartCorpus(Path.of(corpus), major).calls();
        System.out.printf("%d calls%n", calls.size());
    }

    @Benchmark
    @Warmup(iterations = 3, time = 20)
    @Measurement(iterations = 3, time = 20)
    public Optional<?> inProcess() {
        return next().rendered(helm, major);
    }

    /// A process each.
    @Benchmark
    @Warmup(iterations = 1, time = 5)
    @Measurement(iterations = 1, time = 60)
    public int process() throws IOException, InterruptedException {
        return new ProcessBuilder(next().command(Path.of(binary)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private ChartCall next() {
        turn = (turn + 1) % calls.size();
        return calls.get(turn);
    }
}
