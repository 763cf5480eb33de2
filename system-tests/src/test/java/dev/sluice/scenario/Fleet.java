package dev.sluice.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.stack.LocalStack;
import dev.sluice.stack.Progress;
import dev.sluice.stack.StackPlan;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.core.ConditionFactory;

/// An installation of real parts, as the people see it who use it.
final class Fleet implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path HOME = Path.of(System.getProperty("sluice.home"));

    private final Path directory;
    private final LocalStack stack;
    private final Map<String, Kubectl> controlPlanes;

    private Fleet(Path directory, LocalStack stack, Map<String, Kubectl> controlPlanes) {
        this.directory = directory;
        this.stack = stack;
        this.controlPlanes = controlPlanes;
    }

    /// The one that stories share which leave it whole: two control planes, one replica of each
    /// service. It stops with this JVM.
    static Fleet shared() {
        return Shared.FLEET;
    }

    static Fleet start(int replicas) {
        return start(replicas, Map.of());
    }

    /// One of its own, with two control planes.
    static Fleet start(int replicas, Map<String, String> settings) {
        try {
            Path directory = Files.createTempDirectory("sluice-fleet");
            return start(directory, replicas, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Continues with what stands in the directory.
    static Fleet start(Path directory, int replicas, Map<String, String> settings) {
        return start(
                directory,
                plan(directory).withControlPlanes(2).withReplicas(replicas).withSettings(settings));
    }

    /// What a fleet in this directory is made of, unless somebody wants it otherwise.
    static StackPlan plan(Path directory) {
        return StackPlan.in(directory.resolve("stack"), HOME);
    }

    static Fleet start(Path directory, StackPlan plan) {
        LocalStack stack = LocalStack.start(plan, Progress.logged());
        var controlPlanes = new LinkedHashMap<String, Kubectl>();
        for (var name : stack.addresses().controlPlanes().keySet()) {
            controlPlanes.put(name, Kubectl.of(stack.controlPlane(name)));
        }
        return new Fleet(directory, stack, controlPlanes);
    }

    LocalStack stack() {
        return stack;
    }

    Path directory() {
        return directory;
    }

    Kubectl kubectl(String controlPlane) {
        return controlPlanes.get(controlPlane);
    }

    Repository repository(String name) {
        URI url = URI.create(stack.addresses().gitUrl() + "/" + name + ".git");
        return Repository.create(directory.resolve("clones").resolve(name), url);
    }

    void define(String file, String... documents) {
        stack.directory().define(file, Yaml.documents(documents));
    }

    void undefine(String file) {
        stack.directory().undefine(file);
    }

    /// `data.value` of a ConfigMap; empty where it is not there.
    String value(String controlPlane, String namespace, String configMap) {
        return field(controlPlane, "configmap", namespace, configMap, ".data.value");
    }

    boolean exists(String controlPlane, String kind, String namespace, String name) {
        return !uid(controlPlane, kind, namespace, name).isEmpty();
    }

    String uid(String controlPlane, String kind, String namespace, String name) {
        return field(controlPlane, kind, namespace, name, ".metadata.uid");
    }

    /// A field of a live object; empty where the object or the field is not there.
    String field(String controlPlane, String kind, String namespace, String name, String path) {
        var answer =
                run(
                        controlPlane,
                        "get",
                        kind,
                        name,
                        "-n",
                        namespace,
                        "--ignore-not-found",
                        "-o",
                        "jsonpath={" + path + "}");
        return answer.output();
    }

    Kubectl.Answer run(String controlPlane, String... arguments) {
        try {
            return kubectl(controlPlane).run(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// What the status API says.
    JsonPath status(String path) {
        return given().baseUri(stack.addresses().url().toString())
                .get("/api/v1/" + path)
                .jsonPath();
    }

    JsonPath delivery(String kind, String name) {
        return status("deliveries/" + kind + "/" + Yaml.NAMESPACE + "/" + name);
    }

    void awaitReady(String kind, String name) {
        eventually(kind + " " + name + " Ready")
                .untilAsserted(
                        () -> {
                            JsonPath delivery = delivery(kind, name);
                            assertThat(delivery.getString("ready"))
                                    .as(delivery.prettify())
                                    .isEqualTo("True");
                        });
    }

    void awaitValue(String controlPlane, String namespace, String configMap, String value) {
        eventually(configMap + " in " + controlPlane)
                .untilAsserted(
                        () ->
                                assertThat(value(controlPlane, namespace, configMap))
                                        .isEqualTo(value));
    }

    static ConditionFactory eventually(String what) {
        return await(what).atMost(PATIENCE);
    }

    @Override
    public void close() {
        stack.close();
    }

    private static final class Shared {
        private static final Fleet FLEET =
                start(1, Map.of("sluice.definitions.fleet", "stories/fleet:deliveries"));
    }
}
