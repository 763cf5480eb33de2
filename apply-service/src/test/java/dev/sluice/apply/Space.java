package dev.sluice.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.apply.kubernetes.HttpConnector;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.ObjectResult;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Placement;
import dev.sluice.events.Stage;
import dev.sluice.stack.KubernetesApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A namespace of a real control plane that is a control plane of its own to one replica.
final class Space implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final String name = "hooks" + NUMBER.incrementAndGet();
    final ControlPlaneId controlPlane = new ControlPlaneId("sluice-system", name);
    final DeliveryId web = new DeliveryId("HelmRelease", name, "web");
    final InMemoryLog log = new InMemoryLog();
    private final KubernetesApi api;
    private final Path directory;
    Replica replica;

    Space(KubernetesApi api, Path directory) {
        this.api = api;
        this.directory = directory;
        kubectl("create", "namespace", name);
        log.declare(controlPlane);
        start(10);
    }

    private void start(long epoch) {
        replica = new Replica(log, new HttpConnector(), "lineage", "");
        replica.secrets.put(controlPlane + "/kubeconfig", api.kubeconfig());
        replica.acquire(epoch);
    }

    void restart() {
        replica.close();
        start(11);
    }

    Placement place(long number, Policy policy, List<BundledObject> objects) {
        var placement = InMemoryLog.placement(controlPlane, web, number, policy, objects);
        replica.place(placement);
        return placement;
    }

    Placement place(long number, List<BundledObject> objects) {
        return place(number, InMemoryLog.POLICY, objects);
    }

    @SafeVarargs
    static List<BundledObject> bundle(List<BundledObject>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    List<BundledObject> configMap(String object, String value) {
        return Manifests.of(
                Manifests.configMap(object, value)
                        .replace("namespace: default", "namespace: " + name));
    }

    List<BundledObject> job(String object) {
        return Manifests.of(
                """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %s, namespace: %s}
                spec:
                  template:
                    spec: {restartPolicy: Never, containers: [{name: run, image: run}]}
                """
                        .formatted(object, name));
    }

    List<BundledObject> deployment(String object) {
        return Manifests.of(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: web, image: web}]}
                """
                        .formatted(object, name));
    }

    static List<BundledObject> staged(Stage stage, List<BundledObject> objects) {
        return objects.stream().map(object -> object.at(stage)).toList();
    }

    /// Says what a Job's controller would say.
    void succeed(String job) {
        status(
                "job",
                job,
                """
                {"startTime": "2026-11-21T12:00:00Z", "completionTime": "2026-11-21T12:00:01Z",
                 "succeeded": 1, "conditions": [
                  {"type": "SuccessCriteriaMet", "status": "True"},
                  {"type": "Complete", "status": "True"}]}""");
    }

    /// Places and lets these Jobs succeed, one after the other.
    void succeedAfter(Supplier<Placement> place, String... jobs) {
        var placement = place.get();
        for (var job : jobs) {
            await().until(() -> exists("job", job));
            succeed(job);
        }
        replica.awaitOutcome(placement, Phase.READY);
    }

    void fail(String job) {
        status(
                "job",
                job,
                """
                {"startTime": "2026-11-21T12:00:00Z", "failed": 1, "conditions": [
                  {"type": "FailureTarget", "status": "True", "reason": "BackoffLimitExceeded"},
                  {"type": "Failed", "status": "True", "reason": "BackoffLimitExceeded",
                   "message": "Job has reached the specified backoff limit"}]}""");
    }

    void available(String deployment) {
        status(
                "deployment",
                deployment,
                """
                {"observedGeneration": 1, "replicas": 1, "updatedReplicas": 1,
                 "readyReplicas": 1, "availableReplicas": 1}""");
    }

    private void status(String kind, String object, String status) {
        assertThat(
                        kubectl(
                                "patch",
                                kind,
                                object,
                                "-n",
                                name,
                                "--subresource=status",
                                "--type=merge",
                                "-p",
                                "{\"status\":" + status + "}"))
                .contains("patched");
    }

    boolean exists(String kind, String object) {
        return !uid(kind, object).isEmpty();
    }

    String uid(String kind, String object) {
        return field(kind, object, ".metadata.uid");
    }

    String field(String kind, String object, String path) {
        return kubectl(
                "get",
                kind,
                object,
                "-n",
                name,
                "--ignore-not-found",
                "-o",
                "jsonpath={" + path + "}");
    }

    static List<String> reasons(ApplyOutcome outcome) {
        return outcome.results().stream().map(ObjectResult::reason).distinct().toList();
    }

    static String reason(ApplyOutcome outcome) {
        return outcome.conditions().getFirst().reason();
    }

    String kubectl(String... arguments) {
        var command = new ArrayList<String>();
        command.add(api.kubectl().toString());
        command.add("--kubeconfig=" + api.kubeconfigFile());
        command.addAll(List.of(arguments));
        try {
            var error = Files.createTempFile(directory, "kubectl", ".err");
            var process = new ProcessBuilder(command).redirectError(error.toFile()).start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output.strip() : "error: " + Files.readString(error);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        replica.close();
    }
}
