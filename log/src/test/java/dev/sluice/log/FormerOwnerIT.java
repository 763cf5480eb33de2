package dev.sluice.log;

import static dev.sluice.log.Records.APPS;
import static dev.sluice.log.Records.LOCAL;
import static dev.sluice.log.Records.PODINFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.ControlPlaneFacts;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.Evaluation;
import dev.sluice.events.Generation;
import dev.sluice.events.Hint;
import dev.sluice.events.Intake;
import dev.sluice.events.LogRecord;
import dev.sluice.events.RenderingRecord;
import dev.sluice.events.Role;
import dev.sluice.events.Topic;
import dev.sluice.stack.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongBiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a former owner may still do: nothing that anybody believes, and nothing is lost with it.
class FormerOwnerIT {

    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final List<Topic> TOPICS =
            List.of(
                    Topic.COMMITS,
                    Topic.DEFINITIONS,
                    Topic.RENDERINGS,
                    Topic.PLACEMENTS,
                    Topic.EVALUATIONS,
                    Topic.OUTCOMES,
                    Topic.CONTROL_PLANES);

    @TempDir static Path directory;
    private static KafkaBroker broker;
    private static KafkaSettings settings;

    @BeforeAll
    static void startBroker() {
        broker = KafkaBroker.start(directory);
        settings = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()));
        Topics.ensure(settings);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void noTableBelievesIt() {
        try (var former = new Everything();
                var owner = new Everything()) {
            former.join();
            await().atMost(SECONDS).until(former::ownsAll);
            List<LogRecord> late = records("former", 7, former::epoch);
            former.leave();
            owner.join();
            await().atMost(SECONDS).until(owner::ownsAll);
            List<LogRecord> standing = records("owner", 0, owner::epoch);
            standing.forEach(record -> owner.writer.write(record).join());

            var offsets = new LinkedHashMap<LogRecord, Long>();
            late.forEach(
                    record -> offsets.put(record, former.writer.write(record).join().offset()));

            for (int i = 0; i < standing.size(); i++) {
                LogRecord own = standing.get(i);
                long written = offsets.get(late.get(i));
                await(own.topic().topicName())
                        .atMost(SECONDS)
                        .until(() -> owner.stored(own).offset() > written);
                assertThat(owner.stored(own).value()).isEqualTo(own);
            }
        }
    }

    @Test
    void nothingEndsByItsTombstones() {
        try (var former = new Everything();
                var owner = new Everything()) {
            former.join();
            await().atMost(SECONDS).until(former::ownsAll);
            former.leave();
            owner.join();
            await().atMost(SECONDS).until(owner::ownsAll);
            var own = Records.removal(APPS, owner.epoch(Role.RENDER, APPS), 3);
            owner.writer.write(own).join();

            long end = former.writer.end(Topic.PLACEMENTS, own.key()).join().offset();

            await().atMost(SECONDS).until(() -> owner.stored(own).offset() > end);
            assertThat(owner.stored(own).value()).isEqualTo(own);
        }
    }

    @Test
    void aHintThatItHadInHandWhenItDiedComesAgain() throws Exception {
        var hint = new Hint(PODINFO, Hint.Reason.WEBHOOK, Instant.EPOCH, "in hand");
        var dying = DyingOwner.start(settings);
        try (var writer = new LogWriter(settings, "test")) {
            writer.write(hint).join();
            assertThat(dying.waitFor()).isEqualTo(DyingOwner.DIED);
        } finally {
            dying.destroyForcibly();
        }

        try (var successor = new Replica(settings)) {
            await().atMost(SECONDS).until(() -> successor.hints.contains(hint));
        }
    }

    /// One of each topic that has an owner. Those without a generation of their own are equal or
    /// even higher in what they say.
    private static List<LogRecord> records(
            String remark, long number, ToLongBiFunction<Role, Object> epoch) {
        var intake = new Intake.Directory("definitions");
        var defined = new Generation(epoch.applyAsLong(Role.SOURCE, intake.partitionKey()), number);
        var fetched = epoch.applyAsLong(Role.SOURCE, PODINFO);
        var found = new Generation(epoch.applyAsLong(Role.APPLY, LOCAL), number);
        var same = new Generation(1, 1);
        return List.of(
                Records.commit(fetched, number),
                new Definition(
                        new DefinitionId("Kustomization", "flux-system", "apps"),
                        intake,
                        defined,
                        Map.of(),
                        List.of(),
                        List.of()),
                new RenderingRecord(
                        APPS,
                        new Generation(1, number),
                        PODINFO,
                        same,
                        remark,
                        "1",
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        null,
                        Instant.EPOCH),
                Records.removal(APPS, epoch.applyAsLong(Role.RENDER, APPS), number),
                new Evaluation(PODINFO, Topics.partition(APPS.toString()), same),
                outcome(remark, same),
                new ControlPlaneFacts(
                        LOCAL,
                        found,
                        remark,
                        false,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Instant.EPOCH));
    }

    private static ApplyOutcome outcome(String remark, Generation generation) {
        return new ApplyOutcome(
                LOCAL,
                APPS,
                generation,
                PODINFO,
                null,
                remark,
                ApplyOutcome.Phase.READY,
                List.of(),
                0,
                0,
                0,
                List.of(),
                null,
                new ApplyOutcome.Timings(Instant.EPOCH, Instant.EPOCH, null, Instant.EPOCH));
    }

    /// A replica in all three roles.
    private static final class Everything implements Owner, AutoCloseable {

        final LogWriter writer = new LogWriter(settings, "test");
        private final LogFollower follower = new LogFollower(settings, writer);
        private final Map<Topic, Table<? extends LogRecord>> tables = new EnumMap<>(Topic.class);
        private final Map<Role, OwnershipGroup> groups = new EnumMap<>(Role.class);
        private final Map<Role, List<Owned>> owned = new EnumMap<>(Role.class);

        Everything() {
            for (Topic topic : TOPICS) {
                tables.put(topic, follower.follow(topic, RecordTypes.of(topic)).table());
            }
            for (Role role : Role.values()) {
                groups.put(
                        role,
                        new OwnershipGroup(
                                settings, role, "http://127.0.0.1:1", follower, writer, this));
            }
        }

        void join() {
            follower.start();
            groups.values().forEach(OwnershipGroup::start);
        }

        boolean ownsAll() {
            groups.forEach((role, group) -> owned.put(role, group.all()));
            return owned.values().stream().allMatch(all -> all.size() == Topic.PARTITIONS);
        }

        long epoch(Role role, Object subject) {
            return owned.get(role).get(Topics.partition(subject.toString())).epoch();
        }

        Stored<? extends LogRecord> stored(LogRecord record) {
            return tables.get(record.topic()).stored(record.key());
        }

        void leave() {
            groups.values().forEach(OwnershipGroup::close);
        }

        @Override
        public void acquired(Owned one) {}

        @Override
        public void lost(int partition) {}

        @Override
        public void close() {
            leave();
            follower.close();
            writer.close();
        }
    }
}
