package dev.sluice.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ApplyOutcome.Phase;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Generation;
import dev.sluice.events.Intake;
import dev.sluice.events.LogRecord;
import dev.sluice.events.ManifestBundle.BundledObject;
import dev.sluice.events.Placement;
import dev.sluice.events.Problem;
import dev.sluice.events.ResourceRef;
import dev.sluice.events.SealedValue;
import dev.sluice.events.SecretReference;
import dev.sluice.events.Topic;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Table;
import dev.sluice.log.Topics;
import dev.sluice.stack.KafkaBroker;
import dev.sluice.stack.KubernetesApi;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service as processes, with a real broker and a real control plane.
class ApplyServiceIT {

    private static final ControlPlaneId LOCAL = new ControlPlaneId("sluice-system", "local");
    private static final ControlPlaneId AWAY = new ControlPlaneId("sluice-system", "away");
    private static final String KEYSET =
            """
            {"primaryKeyId": 1937302801, "key": [{"keyData": {
              "typeUrl": "type.googleapis.com/google.crypto.tink.AesSivKey",
              "value": "EkAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/",
              "keyMaterialType": "SYMMETRIC"},
              "status": "ENABLED", "keyId": 1937302801, "outputPrefixType": "TINK"}]}
            """;

    @TempDir static Path directory;

    private static KafkaBroker broker;
    private static KubernetesApi api;
    private static LogWriter writer;
    private static LogFollower follower;
    private static Table<ApplyOutcome> outcomes;
    private static Table<ControlPlaneFacts> facts;
    private static final List<ApplyProcess> processes = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(directory.resolve("kafka"));
        api = KubernetesApi.start(directory.resolve("local"), "local");
        var kafka = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()));
        Topics.ensure(kafka);
        writer = new LogWriter(kafka, "/test");
        follower = new LogFollower(kafka, writer);
        outcomes = follower.table(Topic.OUTCOMES, ApplyOutcome.class);
        facts = follower.table(Topic.CONTROL_PLANES, ControlPlaneFacts.class);
        follower.start();
        secret(LOCAL + "/kubeconfig", api.kubeconfig());
        secret(
                AWAY + "/kubeconfig",
                api.kubeconfig().replace(":" + api.url().getPort(), ":" + freePort()));
        secret("sluice-system/sealing/keyset.json", KEYSET);
        declare(LOCAL);
        declare(AWAY);
        replica().awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        for (var process : processes) {
            process.close();
        }
        follower.close();
        writer.close();
        api.close();
        broker.close();
    }

    @Test
    void bringsControlPlanesToTheirPlacementsWhateverHappensToReplicas() throws Exception {
        // A placement arrives, and its outcome.
        var web = new DeliveryId("Kustomization", "apps", "web");
        awaitOutcome(place(LOCAL, web, 1, objects("web", "1")), Phase.READY);
        await().untilAsserted(
                        () -> {
                            var found = facts.get(LOCAL.toString());
                            assertThat(found).isNotNull();
                            assertThat(found.reachable()).isTrue();
                            assertThat(found.version()).startsWith("v1.");
                        });

        // What changes is applied, each time.
        for (int number = 2; number < 12; number++) {
            var outcome =
                    awaitOutcome(
                            place(LOCAL, web, number, objects("web", "" + number)), Phase.READY);
            assertThat(outcome.applied()).isEqualTo(10);
        }

        // A control plane that is away is told, and delays nobody.
        var far = place(AWAY, web, 1, objects("web", "1"));
        awaitOutcome(far, Phase.WAITING);
        await().untilAsserted(
                        () ->
                                assertThat(facts.get(AWAY.toString()))
                                        .extracting(ControlPlaneFacts::problem)
                                        .extracting(Problem::reason)
                                        .isEqualTo("Unreachable"));
        awaitOutcome(place(LOCAL, web, 20, objects("web", "20")), Phase.READY);

        // What is sealed is opened right before it is applied, and never told.
        var sealed = new DeliveryId("Kustomization", "apps", "sealed");
        awaitOutcome(place(LOCAL, sealed, 1, List.of(sealedSecret(sealed))), Phase.READY);
        assertThat(kubectl("get", "secret", "password", "-o", "jsonpath={.data.password}"))
                .isEqualTo("aHVudGVyMg==");

        // It comes back: what it missed arrives.
        secret(AWAY + "/kubeconfig", api.kubeconfig());
        awaitOutcome(far, Phase.READY);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> facts.get(AWAY.toString()).sharedWith().contains(LOCAL));

        // Two replicas; one is paused, and another takes over; revived, it does no harm.
        var second = replica();
        second.awaitReady();
        await().atMost(Duration.ofSeconds(30)).until(second::ownsAny);
        for (var process : List.copyOf(processes)) {
            process.pause();
            int number = 30 + 10 * processes.indexOf(process);
            awaitOutcome(place(LOCAL, web, number, objects("web", "" + number)), Phase.READY);
            process.resume();
            await().atMost(Duration.ofSeconds(30)).until(process::ownsAny);
            awaitOutcome(
                    place(LOCAL, web, number + 1, objects("web", "" + (number + 1))), Phase.READY);
            assertThat(value("web-3")).isEqualTo("" + (number + 1));
        }

        // One is killed, the other goes on.
        processes.getFirst().kill();
        awaitOutcome(place(LOCAL, web, 60, objects("web", "60")), Phase.READY);
        assertThat(value("web-9")).isEqualTo("60");
        assertThat(processes.getLast().metrics()).contains("sluice_apply_seconds_count");
        for (int i = 0; i < processes.size(); i++) {
            assertThat(Files.readString(directory.resolve("replica-" + i + ".log")))
                    .contains("outcome controlPlane")
                    .doesNotContain("hunter2")
                    .doesNotContain("aHVudGVyMg");
        }
    }

    private static ApplyProcess replica() throws IOException {
        int port = freePort();
        var settings = new LinkedHashMap<String, String>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("sluice.address", "http://127.0.0.1:" + port);
        settings.put("sluice.secrets.directory", directory.resolve("secrets").toString());
        settings.put("sluice.inventory.grace", "2s");
        var process =
                ApplyProcess.start(
                        port, directory.resolve("replica-" + processes.size() + ".log"), settings);
        processes.add(process);
        return process;
    }

    private static List<BundledObject> objects(String name, String value) {
        return Manifests.of(
                IntStream.range(0, 10)
                        .mapToObj(i -> Manifests.configMap(name + "-" + i, value))
                        .collect(Collectors.joining()));
    }

    private static BundledObject sealedSecret(DeliveryId delivery) throws Exception {
        DeterministicAeadConfig.register();
        var sealer =
                TinkJsonProtoKeysetFormat.parseKeyset(KEYSET, InsecureSecretKeyAccess.get())
                        .getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
        var ref = new ResourceRef("", "v1", "Secret", "default", "password");
        var sealed =
                SealedValue.of(
                        1937302801L,
                        sealer.encryptDeterministically(
                                "aHVudGVyMg==".getBytes(StandardCharsets.UTF_8),
                                SealedValue.associatedData(delivery, ref, "/data/password")));
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("apiVersion", "v1");
        manifest.put("kind", "Secret");
        manifest.put("metadata", Map.of("name", "password", "namespace", "default"));
        manifest.put("data", Map.of("password", sealed.toString()));
        return new BundledObject(manifest, List.of("/data/password"));
    }

    private static Placement place(
            ControlPlaneId controlPlane,
            DeliveryId delivery,
            long number,
            List<BundledObject> all) {
        var placement =
                InMemoryLog.placement(controlPlane, delivery, number, InMemoryLog.POLICY, all);
        write(placement);
        return placement;
    }

    private static ApplyOutcome awaitOutcome(DesiredState state, Phase phase) {
        return await("%s of %s".formatted(phase, state.key()))
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> outcomes.get(state.key()),
                        outcome ->
                                outcome != null
                                        && outcome.generation().equals(state.generation())
                                        && outcome.phase() == phase);
    }

    private static void declare(ControlPlaneId id) {
        var reference = new SecretReference(id.namespace(), id.name(), "kubeconfig");
        write(
                new Definition(
                        new DefinitionId("ControlPlane", id.namespace(), id.name()),
                        new Intake.Directory("test"),
                        new Generation(0, 1),
                        Map.of(),
                        List.of(new ControlPlaneDeclaration(id, Map.of(), reference, "")),
                        List.of()));
    }

    private static void write(LogRecord event) {
        writer.write(event).join();
    }

    private static void secret(String path, String value) throws IOException {
        var file = directory.resolve("secrets").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, value);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String value(String name) throws Exception {
        return kubectl("get", "configmap", name, "-o", "jsonpath={.data.key}");
    }

    private static String kubectl(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(api.kubectl().toString());
        command.add("--kubeconfig=" + api.kubeconfigFile());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(output).isZero();
        return output.strip();
    }
}
