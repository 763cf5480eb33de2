package dev.sluice.benchmark;

import dev.sluice.helm.Helm;
import dev.sluice.helm.capability.HelmMajor;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// Renders one large public chart again and again; with `-prof gc` it tells the memory that a
/// rendering takes.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 2, time = 5)
public class LargeCharts {

    private static final HelmMajor MAJOR = HelmMajor.HELM_4;

    @Param({
        "prometheus-community-kube-prometheus-stack__default",
        "kyverno-kyverno__default",
        "argo-helm-argo-cd__default",
        "bitnami-wordpress__default",
        "bitnami-nginx__default"
    })
    public String call = "";

    @Param("")
    public String corpus = "";

    private Helm helm = new Helm(MAJOR);
    private @Nullable ChartCall found;

    @Setup
    public void load() {
        helm = new Helm(MAJOR);
        found = new ChartCorpus(Path.of(corpus), MAJOR).call(call);
    }

    @Benchmark
    public Optional<?> rendering() {
        return Objects.requireNonNull(found).rendered(helm, MAJOR);
    }
}
