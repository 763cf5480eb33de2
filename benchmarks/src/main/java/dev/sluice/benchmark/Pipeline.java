package dev.sluice.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.KubernetesApi;
import dev.sluice.stack.LocalStack;
import dev.sluice.stack.Progress;
import dev.sluice.stack.ServiceKind;
import dev.sluice.stack.ServiceReplica;
import dev.sluice.stack.StackPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// Measures the whole pipeline: one machine, one control plane, `git http-backend` as the host.
///
/// `java -cp … dev.sluice.benchmark.Pipeline ROOT [RUNS [PART]]` prints a Markdown report; with the
/// part `push`, of pushes to one delivery alone.
final class Pipeline {

    private static final int OBJECTS = 10;
    private static final int DELIVERIES = 400;
    private static final int EACH = 4;
    private static final int STAGED = 15;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalStack stack;
    private final GitHost host;
    private final ConfigMapWatch watch;
    private final PrintStream report;

    private Pipeline(LocalStack stack, GitHost host, ConfigMapWatch watch, PrintStream report) {
        this.stack = stack;
        this.host = host;
        this.watch = watch;
        this.report = report;
    }

    public static void main(String[] arguments)
            throws IOException, InterruptedException, GeneralSecurityException, TimeoutException {
        Path root = Path.of(arguments[0]);
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        Path directory = Files.createTempDirectory("sluice-benchmark");
        var plan = StackPlan.in(directory.resolve("stack"), root);
        try (var stack = LocalStack.start(plan, Progress.logged());
                var host = GitHost.start(directory);
                var watch = ConfigMapWatch.start(stack.controlPlane("local"), "bench")) {
            var pipeline = new Pipeline(stack, host, watch, System.out);
            pipeline.pushToApplied(runs);
            if (arguments.length <= 2 || !arguments[2].equals("push")) {
                pipeline.manyDeliveries(runs);
                pipeline.drift(runs);
            }
        }
    }

    private void pushToApplied(int runs)
            throws IOException, InterruptedException, TimeoutException {
        host.write("one/namespace.yaml", namespace("one") + "---\n" + namespace("many"));
        writeOne("warm-0");
        host.push("First");
        define("one.yaml", gitRepository() + kustomization("one", "./one"));
        watch.await(OBJECTS, "warm-0"::equals, PATIENCE);
        var times = new ArrayList<Double>();
        Map<String, ProcessCosts> before = Map.of();
        long requests = 0;
        int warm = 10;
        for (int run = 0; run < warm + runs; run++) {
            if (run == warm) {
                before = costs();
                requests = host.requests();
            }
            double milliseconds = once("run-" + run);
            if (run >= warm) {
                times.add(milliseconds);
            }
        }
        report.println("## Webhook to 10 ConfigMaps applied\n");
        report.println(new Percentiles(times) + "\n");
        report.printf(
                Locale.ROOT,
                "Requests to the Git host: %.2f a push%n%n",
                (host.requests() - requests) / (double) runs);
        report(before, runs);
        stages();
    }

    /// Further pushes, of each of which status-service is asked how long its stages took.
    private void stages() throws IOException, InterruptedException, TimeoutException {
        var stages = new LinkedHashMap<String, List<Double>>();
        for (int run = 0; run < STAGED; run++) {
            once("stage-" + run);
            timeline("one").forEach((stage, took) -> add(stages, stage, took));
        }
        report.println("| stage | p50 ms |\n|---|---|");
        stages.forEach(
                (stage, took) ->
                        report.printf(
                                Locale.ROOT,
                                "| %s | %.0f |%n",
                                stage,
                                new Percentiles(took).at(0.5)));
        report.println();
    }

    private static void add(Map<String, List<Double>> stages, String stage, double took) {
        stages.computeIfAbsent(stage, _ -> new ArrayList<>()).add(took);
    }

    private double once(String value) throws IOException, InterruptedException, TimeoutException {
        writeOne(value);
        host.push(value);
        long start = System.nanoTime();
        announce();
        return (watch.await(OBJECTS, value::equals, PATIENCE) - start) / 1e6;
    }

    private void manyDeliveries(int runs)
            throws IOException, InterruptedException, TimeoutException {
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            writeMany(delivery, "created");
        }
        host.push("Many");
        announce();
        Map<String, ProcessCosts> before = costs();
        var definitions = new StringBuilder();
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            definitions.append(kustomization("many-" + delivery, "./many/" + delivery));
        }
        long start = System.nanoTime();
        define("many.yaml", definitions.toString());
        long end = watch.await(DELIVERIES * EACH, "created"::equals, PATIENCE);
        report.println("## 400 deliveries of 4 objects, created to all applied\n");
        seconds(start, end);
        report(before, 1);

        before = costs();
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            writeMany(delivery, "changed");
        }
        host.push("All changed");
        start = System.nanoTime();
        announce();
        end = watch.await(DELIVERIES * EACH, "changed"::equals, PATIENCE);
        report.println("## A commit that changes all 400\n");
        seconds(start, end);
        report(before, 1);

        oneOfMany(runs);
    }

    private void oneOfMany(int runs) throws IOException, InterruptedException, TimeoutException {
        var times = new ArrayList<Double>();
        Thread.sleep(Duration.ofSeconds(5));
        Map<String, ProcessCosts> before = costs();
        for (int run = 0; run < runs; run++) {
            String value = "single-" + run;
            writeMany(run % DELIVERIES, value);
            host.push(value);
            long start = System.nanoTime();
            announce();
            times.add((watch.await(EACH, value::equals, PATIENCE) - start) / 1e6);
        }
        report.println("## A commit that changes one of 400\n");
        report.println(new Percentiles(times) + "\n");
        report(before, runs);
    }

    /// One object after another is changed by hand.
    private void drift(int runs) throws IOException, InterruptedException, TimeoutException {
        var times = new ArrayList<Double>();
        Map<String, ProcessCosts> before = costs();
        for (int run = 0; run < runs; run++) {
            String key = "many/many-" + (DELIVERIES - 1 - run) + "-0";
            long start = System.nanoTime();
            long drifted = watch.change(key, "drifted");
            times.add((watch.await(key, "changed", drifted, PATIENCE) - start) / 1e6);
        }
        report.println("## Drift of one object healed\n");
        report.println(new Percentiles(times) + "\n");
        report(before, runs);
    }

    private void seconds(long start, long end) {
        report.printf(Locale.ROOT, "%.2f s%n%n", (end - start) / 1e9);
    }

    private void announce() throws IOException, InterruptedException {
        var addresses = stack.addresses();
        host.announce(addresses.webhookUrl(), addresses.webhookSecret());
    }

    private void define(String file, String yaml) {
        stack.directory().define(file, yaml);
    }

    private void writeOne(String value) throws IOException {
        for (int object = 0; object < OBJECTS; object++) {
            host.write("one/" + object + ".yaml", configMap("one", "one-" + object, value));
        }
    }

    private void writeMany(int delivery, String value) throws IOException {
        for (int object = 0; object < EACH; object++) {
            String name = "many-" + delivery + "-" + object;
            host.write("many/" + delivery + "/" + object + ".yaml", configMap("many", name, value));
        }
    }

    /// Milliseconds of each stage of the newest commit's way, once it is whole.
    private Map<String, Double> timeline(String name)
            throws IOException, InterruptedException, TimeoutException {
        URI url =
                stack.addresses()
                        .url()
                        .resolve("/api/v1/deliveries/Kustomization/bench/" + name + "/timeline");
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                var request = HttpRequest.newBuilder(url).build();
                var answer = client.send(request, BodyHandlers.ofInputStream()).body();
                var way = new ObjectMapper().readTree(answer).at("/timelines/0/stages");
                if (way.path(way.size() - 1).hasNonNull("at")) {
                    return stages(way);
                }
                Thread.sleep(Duration.ofMillis(20));
            }
        }
        throw new TimeoutException("the way of the commit is not whole");
    }

    private static Map<String, Double> stages(JsonNode way) {
        var stages = new LinkedHashMap<String, Double>();
        for (var stage : way) {
            if (stage.has("millis")) {
                stages.put(stage.path("stage").asText(), stage.path("millis").asDouble());
            }
        }
        return stages;
    }

    private Map<String, ProcessCosts> costs() throws IOException {
        var costs = new LinkedHashMap<String, ProcessCosts>();
        for (ServiceKind kind : ServiceKind.values()) {
            for (ServiceReplica replica : stack.services(kind)) {
                costs.put(replica.name(), ProcessCosts.of(replica.process().pid()));
            }
        }
        costs.put("kafka", ProcessCosts.of(stack.broker().process().pid()));
        KubernetesApi api = stack.controlPlane("local");
        for (var process : api.processes()) {
            costs.put(process.name(), ProcessCosts.of(process.pid()));
        }
        return costs;
    }

    private void report(Map<String, ProcessCosts> before, int runs) throws IOException {
        report.println("| process | CPU seconds | of which per run | PSS MiB |");
        report.println("|---|---|---|---|");
        costs().forEach(
                        (name, now) -> {
                            ProcessCosts earlier = before.get(name);
                            ProcessCosts cost = earlier == null ? now : now.since(earlier);
                            report.printf(
                                    Locale.ROOT,
                                    "| %s | %.2f | %.3f | %.0f |%n",
                                    name,
                                    cost.cpuSeconds(),
                                    cost.cpuSeconds() / runs,
                                    cost.pssMebibytes());
                        });
        report.println();
    }

    private static String namespace(String name) {
        return "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: " + name + "\n";
    }

    private static String configMap(String namespace, String name, String value) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: %s
          namespace: %s
          labels:
            bench: "true"
        data:
          value: %s
        """
                .formatted(name, namespace, value);
    }

    private String gitRepository() {
        return """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata:
          name: bench
          namespace: bench
        spec:
          interval: 10m
          url: %s
          ref:
            branch: main
        """
                .formatted(host.url());
    }

    private static String kustomization(String name, String path) {
        return """
        ---
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: %s
          namespace: bench
        spec:
          interval: 10m
          path: %s
          prune: true
          sourceRef:
            kind: GitRepository
            name: bench
        """
                .formatted(name, path);
    }
}
