package dev.sluice.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.CommitEvent;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Declaration;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.GitRef;
import dev.sluice.events.Intake;
import dev.sluice.events.Intervention;
import dev.sluice.events.Layout;
import dev.sluice.events.LogRecord;
import dev.sluice.events.Ownership;
import dev.sluice.events.Placement;
import dev.sluice.events.PlacementRemoval;
import dev.sluice.events.RenderFailed;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.Role;
import dev.sluice.events.SealedValue;
import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.events.Target;
import dev.sluice.events.Topic;
import dev.sluice.log.Bundles;
import dev.sluice.log.KafkaSettings;
import dev.sluice.log.LogFollower;
import dev.sluice.log.LogWriter;
import dev.sluice.log.Table;
import dev.sluice.log.Topics;
import dev.sluice.stack.GitServer;
import dev.sluice.stack.KafkaBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service with a real broker and a real Git server that stands for the owner of the sources.
class RenderServiceIT {

    private static final SourceId SOURCE = new SourceId("GitRepository", "apps", "monorepo");
    private static final ControlPlaneId LOCAL = new ControlPlaneId("sluice-system", "local");
    private static final ControlPlaneId EDGE = new ControlPlaneId("fleet", "edge");
    private static final String KEYSET =
            """
            {"primaryKeyId": 1937302801, "key": [{"keyData": {
              "typeUrl": "type.googleapis.com/google.crypto.tink.AesSivKey",
              "value": "EkAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/",
              "keyMaterialType": "SYMMETRIC"},
              "status": "ENABLED", "keyId": 1937302801, "outputPrefixType": "TINK"}]}
            """;

    private static final Path LOG = Path.of("target/render-service-it.log");

    @TempDir static Path directory;

    private static KafkaBroker broker;
    private static GitServer git;
    private static SourceRepository repository;
    private static RenderProcess service;
    private static KafkaSettings kafka;
    private static LogWriter writer;
    private static LogFollower follower;
    private static Table<DesiredState> placements;
    private static Table<Evaluation> evaluations;
    private static Table<RenderingRecord> renderings;
    private static long commits;
    private static long definitions;

    @BeforeAll
    static void start() throws IOException {
        Files.deleteIfExists(LOG);
        broker = KafkaBroker.start(directory.resolve("kafka"));
        git = GitServer.start(directory.resolve("git"));
        repository = new SourceRepository(git.repositoryFolder("git/" + SOURCE));
        kafka = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()));
        Topics.ensure(kafka);
        writer = new LogWriter(kafka, "/test");
        follower = new LogFollower(kafka, writer);
        placements = follower.table(Topic.PLACEMENTS, DesiredState.class);
        evaluations = follower.table(Topic.EVALUATIONS, Evaluation.class);
        renderings = follower.table(Topic.RENDERINGS, RenderingRecord.class);
        follower.start();
        int partition = Topics.partition(Topic.HINTS, SOURCE.toString());
        write(new Ownership(Role.SOURCE, partition, git.url().toString(), "test"));
        define("GitRepository/apps/monorepo", source());
        define("ControlPlane/sluice-system/local", controlPlane(LOCAL));
        define("ControlPlane/fleet/edge", controlPlane(EDGE));
        service = startService();
        service.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        follower.close();
        writer.close();
        repository.close();
        git.close();
        broker.close();
    }

    @Test
    void deliversRendersFailsHealsPausesAndEnds() throws Exception {
        var web = new DeliveryId("Kustomization", "apps", "web");
        var db = new DeliveryId("Kustomization", "apps", "db");
        define(web.toString(), delivery(web, "web", new Target.Local(), false));
        define(db.toString(), delivery(db, "db", new Target.Listed(List.of(LOCAL, EDGE)), false));
        repository.with("web/cm.yaml", configMap("web", "one"));
        repository.with("db/cm.yaml", configMap("db", "one"));

        // A commit reaches each control plane: inside the placement for one, by pointer for two.
        var first = commit();
        var placed = awaitPlacement(LOCAL, web, first);
        assertThat(placed.inside()).isNotNull();
        assertThat(placed.inside().objects().getFirst().manifest())
                .containsEntry("data", Map.of("value", "one"));
        var shared = awaitPlacement(EDGE, db, first);
        assertThat(shared.inside()).isNull();
        assertThat(shared.bundle()).isEqualTo(awaitPlacement(LOCAL, db, first).bundle());
        try (var bundles = new Bundles(kafka)) {
            assertThat(bundles.read(db, shared.bundle()).objects()).hasSize(1);
        }
        awaitEvaluated(web, first);
        awaitEvaluated(db, first);

        // A commit that touches neither is evaluated without a new placement.
        repository.with("README.md", "for people");
        var second = commit();
        awaitEvaluated(web, second);
        awaitEvaluated(db, second);
        assertThat(placements.get(DesiredState.key(LOCAL, web))).isEqualTo(placed);

        // A broken manifest fails its delivery with file and line; what stands is named.
        repository.with("web/broken.yaml", "kind: ConfigMap\nmetadata: {name: x}\n");
        repository.with("db/cm.yaml", configMap("db", "two"));
        var third = commit();
        var failed = awaitState(RenderFailed.class, LOCAL, web);
        assertThat(failed.problems().getFirst().toString()).startsWith("web/broken.yaml:1:1 ");
        assertThat(failed.standing()).isEqualTo(placed);
        awaitPlacement(EDGE, db, third);
        awaitEvaluated(web, third);

        // Repaired to what stood before, the placement is written anew.
        repository.without("web/broken.yaml");
        var fourth = commit();
        var healed = awaitPlacement(LOCAL, web, fourth);
        assertThat(healed.bundle()).isEqualTo(placed.bundle());
        assertThat(healed.generation().isAfter(failed.generation())).isTrue();

        // Suspended, it says so and renders nothing.
        define(web.toString(), delivery(web, "web", new Target.Local(), true));
        await().untilAsserted(() -> assertThat(placement(LOCAL, web).suspended()).isTrue());
        define(web.toString(), delivery(web, "web", new Target.Local(), false));
        await().untilAsserted(() -> assertThat(placement(LOCAL, web).suspended()).isFalse());

        // A killed replica's successor finds everything placed, and goes on with a new epoch.
        var before = placement(EDGE, db);
        service.kill();
        service = startService();
        service.awaitReady();
        repository.with("web/cm.yaml", configMap("web", "after"));
        var fifth = commit();
        var after = awaitPlacement(LOCAL, web, fifth);
        assertThat(after.generation().epoch()).isGreaterThan(before.generation().epoch());
        awaitEvaluated(db, fifth);
        assertThat(placement(EDGE, db)).isEqualTo(before);

        // The end goes down, is confirmed, and frees the keys.
        write(
                new DefinitionRemoval(
                        DefinitionId.parse(db.toString()),
                        new Intake.Directory("test"),
                        new Generation(1, ++definitions),
                        List.of(delivery(db, "db", new Target.Local(), false))));
        for (var id : List.of(LOCAL, EDGE)) {
            var removal = awaitState(PlacementRemoval.class, id, db);
            assertThat(removal.deletion()).isEqualTo(DeliveryDeclaration.Deletion.DELETE);
            write(removed(removal));
        }
        await().untilAsserted(
                        () -> {
                            assertThat(placements.get(DesiredState.key(LOCAL, db))).isNull();
                            assertThat(placements.get(DesiredState.key(EDGE, db))).isNull();
                            assertThat(renderings.get(db.toString())).isNull();
                        });
        assertThat(service.metrics()).contains("sluice_render_seconds_count");
    }

    @Test
    void sealsSecretsAsSoonAsThereIsAKey() throws Exception {
        var delivery = new DeliveryId("Kustomization", "apps", "secret");
        repository.with(
                "secret/secret.yaml",
                """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: password
                  namespace: apps
                  annotations:
                    kubectl.kubernetes.io/last-applied-configuration: '{"data":"opensesame"}'
                stringData:
                  password: opensesame
                """);
        var commit = commit();
        define(delivery.toString(), delivery(delivery, "secret", new Target.Local(), false));
        var failed = awaitState(RenderFailed.class, LOCAL, delivery);
        assertThat(failed.problems().getFirst().reason()).isEqualTo("SealingKeyMissing");

        var keyset = directory.resolve("secrets/sluice-system/sealing/keyset.json");
        Files.createDirectories(keyset.getParent());
        Files.writeString(keyset, KEYSET);

        var object = awaitPlacement(LOCAL, delivery, commit).inside().objects().getFirst();
        assertThat(object.sealed()).containsExactly("/data/password");
        assertThat(
                        SealedValue.parse(
                                ((Map<?, ?>) object.manifest().get("data"))
                                        .get("password")
                                        .toString()))
                .isPresent();
        assertThat(everythingOnTheLog())
                .doesNotContain("opensesame")
                .doesNotContain("b3BlbnNlc2FtZQ==");
        assertThat(Files.readString(LOG)).doesNotContain("opensesame");
    }

    @Test
    void namesControlPlanesThatAreNotThere() throws Exception {
        var lost = new DeliveryId("Kustomization", "apps", "lost");
        var later = new ControlPlaneId("fleet", "later");
        repository.with("lost/cm.yaml", configMap("lost", "one"));
        var commit = commit();
        define(lost.toString(), delivery(lost, "lost", new Target.Listed(List.of(later)), false));

        await().untilAsserted(
                        () ->
                                assertThat(String.valueOf(renderings.get(lost.toString())))
                                        .contains("there is no control plane fleet/later")
                                        .contains("fleet/edge"));
        define("ControlPlane/fleet/later", controlPlane(later));

        awaitPlacement(later, lost, commit);
        await().untilAsserted(
                        () -> assertThat(renderings.get(lost.toString()).problems()).isEmpty());
    }

    @Test
    void endsABundleSomeTimeAfterItsLastPlacement() throws Exception {
        var old = new DeliveryId("Kustomization", "apps", "old");
        define(
                old.toString(),
                delivery(old, "old", new Target.Listed(List.of(LOCAL, EDGE)), false));
        repository.with("old/cm.yaml", configMap("old", "one"));
        var first = awaitPlacement(EDGE, old, commit());
        repository.with("old/cm.yaml", configMap("old", "two"));
        var second = commit();
        var next = awaitPlacement(EDGE, old, second);
        await().until(() -> renderings.get(old.toString()).retired().size() == 1);

        write(outcome(ApplyOutcome.Phase.READY, awaitPlacement(LOCAL, old, second)));
        write(outcome(ApplyOutcome.Phase.READY, next));

        await().until(() -> renderings.get(old.toString()).retired().isEmpty());
        try (var bundles = new Bundles(kafka)) {
            assertThat(bundles.read(old, next.bundle())).isNotNull();
            assertThat(endsOfBundles())
                    .contains(old + "/" + first.bundle().digest())
                    .doesNotContain(old + "/" + next.bundle().digest());
        }
    }

    @Test
    void rendersAgainWhenAskedTo() throws Exception {
        var again = new DeliveryId("Kustomization", "apps", "again");
        repository.with("again/cm.yaml", configMap("again", "one"));
        define(again.toString(), delivery(again, "again", new Target.Local(), false));
        var placed = awaitPlacement(LOCAL, again, commit());
        var at = Instant.now();

        write(new Intervention(again, at, List.of(), null, "ada", at, "why not"));

        await().until(() -> at.equals(renderings.get(again.toString()).reconciledAt()));
        assertThat(placements.get(DesiredState.key(LOCAL, again))).isEqualTo(placed);
    }

    private static RenderProcess startService() throws IOException {
        int port;
        try (var socket = new java.net.ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var settings = new LinkedHashMap<String, String>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("sluice.address", "http://127.0.0.1:" + port);
        settings.put("sluice.token", "between-services");
        settings.put("sluice.secrets.directory", directory.resolve("secrets").toString());
        settings.put("sluice.mirrors.directory", directory.resolve("mirrors").toString());
        settings.put("sluice.bundles.keep", "1s");
        return RenderProcess.start(port, LOG, settings);
    }

    private static CommitEvent commit() throws IOException {
        var now = Instant.now();
        var event =
                new CommitEvent(
                        SOURCE,
                        new Generation(1, ++commits),
                        repository.commit(),
                        "0".repeat(40),
                        "refs/heads/main",
                        new CommitEvent.Author("Ada", "ada@example.com", now),
                        "a change",
                        null,
                        now,
                        now);
        write(event);
        return event;
    }

    private static void define(String id, Declaration declaration) {
        write(
                new Definition(
                        DefinitionId.parse(id),
                        new Intake.Directory("test"),
                        new Generation(1, ++definitions),
                        Map.of(),
                        List.of(declaration),
                        List.of()));
    }

    private static void write(LogRecord record) {
        writer.write(record).join();
    }

    private static Placement placement(ControlPlaneId controlPlane, DeliveryId delivery) {
        return (Placement) placements.get(DesiredState.key(controlPlane, delivery));
    }

    private static Placement awaitPlacement(
            ControlPlaneId controlPlane, DeliveryId delivery, CommitEvent commit) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            var state = placements.get(DesiredState.key(controlPlane, delivery));
                            assertThat(state).isInstanceOf(Placement.class);
                            assertThat(((Placement) state).commit()).isEqualTo(commit.commit());
                        });
        return placement(controlPlane, delivery);
    }

    private static <T extends DesiredState> T awaitState(
            Class<T> type, ControlPlaneId controlPlane, DeliveryId delivery) {
        var key = DesiredState.key(controlPlane, delivery);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(placements.get(key)).isInstanceOf(type));
        return type.cast(Objects.requireNonNull(placements.get(key)));
    }

    private static void awaitEvaluated(DeliveryId delivery, CommitEvent commit) {
        int partition = Topics.partition(Topic.DEFINITIONS, delivery.toString());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            var evaluation = evaluations.get(SOURCE + "/" + partition);
                            assertThat(evaluation).isNotNull();
                            assertThat(evaluation.commitGeneration())
                                    .isGreaterThanOrEqualTo(commit.generation());
                        });
    }

    private static ApplyOutcome removed(PlacementRemoval removal) {
        return outcome(ApplyOutcome.Phase.REMOVED, removal);
    }

    private static ApplyOutcome outcome(ApplyOutcome.Phase phase, DesiredState desired) {
        var now = Instant.now();
        return new ApplyOutcome(
                desired.controlPlane(),
                desired.delivery(),
                desired.generation(),
                null,
                null,
                null,
                phase,
                List.of(),
                0,
                0,
                1,
                List.of(),
                null,
                new ApplyOutcome.Timings(now, now, now, now));
    }

    private static String configMap(String name, String value) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: apps}
        data: {value: %s}
        """
                .formatted(name, value);
    }

    private static SourceDeclaration source() {
        return new SourceDeclaration(
                SOURCE,
                "https://example.com/monorepo.git",
                new GitRef.Branch("main"),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                null,
                null,
                false);
    }

    private static ControlPlaneDeclaration controlPlane(ControlPlaneId id) {
        return new ControlPlaneDeclaration(
                id, Map.of(), new SecretReference(id.namespace(), id.name(), "value"), "");
    }

    private static DeliveryDeclaration delivery(
            DeliveryId id, String path, Target target, boolean suspended) {
        return new DeliveryDeclaration(
                id,
                SOURCE,
                path,
                new Layout.FluxDirectory(),
                target,
                null,
                null,
                false,
                Map.of(),
                Map.of(),
                suspended,
                List.of(),
                new DeliveryDeclaration.Policy(
                        true,
                        false,
                        true,
                        false,
                        false,
                        DeliveryDeclaration.Deletion.DELETE,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(1),
                        null));
    }

    private static List<String> endsOfBundles() {
        var ends = new ArrayList<String>();
        readTheLog(
                List.of(Topic.BUNDLES),
                record -> {
                    if (record.value() == null) {
                        ends.add(new String(record.key(), StandardCharsets.UTF_8));
                    }
                });
        return ends;
    }

    private static String everythingOnTheLog() {
        var text = new StringBuilder();
        readTheLog(
                List.of(Topic.values()),
                record -> {
                    if (record.value() != null) {
                        text.append(new String(record.value(), StandardCharsets.UTF_8));
                    }
                });
        return text.toString();
    }

    private static void readTheLog(
            List<Topic> topics, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (var topic : topics) {
                IntStream.range(0, topic.partitions())
                        .forEach(p -> partitions.add(new TopicPartition(topic.topicName(), p)));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
            }
        }
    }
}
