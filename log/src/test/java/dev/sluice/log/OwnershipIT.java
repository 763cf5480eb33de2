package dev.sluice.log;

import static dev.sluice.log.Records.PODINFO;
import static dev.sluice.log.Records.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.Generation;
import dev.sluice.events.Hint;
import dev.sluice.events.Ownership;
import dev.sluice.events.Role;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import dev.sluice.stack.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipIT {

    private static final String KEY = PODINFO.toString();
    private static final int PARTITION = Topics.partition(KEY);
    private static final Duration SECONDS = Duration.ofSeconds(30);

    @TempDir static Path directory;
    private static KafkaBroker broker;
    private static KafkaSettings settings;

    private final List<AutoCloseable> running = new ArrayList<>();

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

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : running.reversed()) {
            one.close();
        }
    }

    @Test
    void oneReplicaOwnsEveryPartitionAndHearsHints() {
        Replica replica = replica();
        await().atMost(SECONDS).until(replica::ownsAll);

        replica.writer.write(hint("one")).join();

        await().atMost(SECONDS).until(() -> replica.hints.contains(hint("one")));
    }

    @Test
    void hintsThatCannotBeReadAreSkipped() throws Exception {
        Replica replica = replica();
        await().atMost(SECONDS).until(replica::ownsAll);
        long before = replica.follower.deadLetters();

        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>copyOf(settings.properties()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>("sluice.hints", PARTITION, KEY, "no json")).get();
            producer.send(new ProducerRecord<>("sluice.hints", PARTITION, null, "{}")).get();
        }
        replica.writer.write(hint("after")).join();

        await().atMost(SECONDS).until(() -> replica.hints.contains(hint("after")));
        assertThat(replica.follower.deadLetters()).isEqualTo(before + 2);
    }

    @Test
    void twoReplicasShareAndTheOneLeftTakesOverWithHigherEpochs() {
        Replica first = replica();
        await().atMost(SECONDS).until(first::ownsAll);
        Replica second = replica();
        await().atMost(SECONDS).until(() -> second.owns(Topic.PARTITIONS / 2));
        await().atMost(SECONDS).until(() -> first.owns(Topic.PARTITIONS / 2));
        var before = first.group.all();

        first.close();

        await().atMost(SECONDS).until(second::ownsAll);
        assertThat(before)
                .allSatisfy(
                        owned ->
                                assertThat(second.group.owned(owned.partition()).epoch())
                                        .isGreaterThan(owned.epoch()));
        assertThat(first.group.all()).isEmpty();
    }

    @Test
    void ofAKilledOwnerThePartitionsAreTakenOverWithinSeconds() throws Exception {
        var killed = process();
        await().atMost(SECONDS).until(() -> killed.ask("count").equals("32"));
        Replica other = replica();
        await().atMost(SECONDS).until(() -> other.owns(Topic.PARTITIONS / 2));

        killed.kill();

        await().atMost(Duration.ofSeconds(12)).until(other::ownsAll);
    }

    @Test
    void anOwnerThatWasPausedThroughATakeOverDoesNoHarm() throws Exception {
        var paused = process();
        await().atMost(SECONDS).until(() -> paused.ask("count").equals("32"));
        await().atMost(SECONDS).until(() -> !paused.ask("act").equals("refused"));
        long former = Long.parseLong(paused.ask("act"));
        paused.ask("write " + former + " 5");

        paused.pause();
        Replica successor = replica();
        await().atMost(SECONDS).until(successor::ownsAll);
        long epoch = successor.group.owned(PARTITION).epoch();
        assertThat(epoch).isGreaterThan(former);
        assertThat(successor.commits.get(KEY).generation()).isEqualTo(new Generation(former, 5));
        successor.writer.write(commit(epoch, 0)).join();
        paused.tell("act");
        paused.tell("write " + former + " 9");
        paused.resume();

        assertThat(paused.answer()).isEqualTo("refused");
        long late = Long.parseLong(paused.answer());
        await().atMost(SECONDS).until(() -> offset(successor.commits, KEY) > late);
        assertThat(successor.commits.get(KEY)).isEqualTo(commit(epoch, 0));
        await().atMost(SECONDS).until(() -> paused.ask("count").equals("16"));
        String acts = paused.ask("act");
        if (!acts.equals("refused")) {
            assertThat(Long.parseLong(acts)).isGreaterThan(epoch);
        }
    }

    @Test
    void epochsRiseAlsoWhenTheGroupWasDeleted() throws Exception {
        Replica first = replica();
        await().atMost(SECONDS).until(first::ownsAll);
        long highest = Collections.max(first.epochs());
        first.close();
        try (var admin = Admin.create(Map.<String, Object>copyOf(settings.properties()))) {
            admin.deleteConsumerGroups(List.of("sluice-source")).all().get();
        }

        Replica second = replica();

        await().atMost(SECONDS).until(second::ownsAll);
        assertThat(Collections.min(second.epochs())).isGreaterThan(highest);
    }

    @Test
    void anOwnerWhosePartitionAnotherAnnouncesAnnouncesItAnew() {
        Replica replica = replica();
        await().atMost(SECONDS).until(replica::ownsAll);

        Position other =
                replica.writer
                        .write(new Ownership(Role.SOURCE, PARTITION, "http://elsewhere", "other"))
                        .join();

        await().atMost(SECONDS)
                .until(
                        () ->
                                replica.acquired.stream()
                                        .anyMatch(
                                                owned ->
                                                        owned.partition() == PARTITION
                                                                && owned.epoch() > other.offset()));
        assertThat(replica.group.owned(PARTITION).epoch()).isGreaterThan(other.offset());
        assertThat(replica.lost).isEmpty();
    }

    @Test
    void theOwnerWritesItsRecordAgainBehindALowerOne() {
        Replica replica = replica();
        await().atMost(SECONDS).until(replica::ownsAll);
        long epoch = replica.group.owned(PARTITION).epoch();
        replica.writer.write(commit(epoch, 5)).join();

        Position late = replica.writer.write(commit(epoch, 3)).join();

        await().atMost(SECONDS).until(() -> offset(replica.commits, KEY) > late.offset());
        assertThat(replica.commits.get(KEY)).isEqualTo(commit(epoch, 5));
    }

    @Test
    void aNewOwnerMendsWhatWasWrittenWhileNobodyOwned() throws Exception {
        long epoch = 1_000_000;
        try (var writer = new LogWriter(settings, "test");
                var follower = new LogFollower(settings, writer)) {
            var commits = follower.table(Topic.COMMITS, SourceState.class);
            var mended = Records.source("mended");
            writer.write(commit(mended, epoch, 5)).join();
            Position late = writer.write(commit(mended, epoch, 3)).join();
            follower.start();

            replica();

            await().atMost(SECONDS).until(() -> offset(commits, mended.toString()) > late.offset());
            assertThat(commits.get(mended.toString())).isEqualTo(commit(mended, epoch, 5));
            writer.end(Topic.COMMITS, mended.toString()).join();
        }
    }

    @Test
    void ofEqualRecordsTheFormerOwnersLoses() throws Exception {
        Replica first = replica();
        await().atMost(SECONDS).until(first::ownsAll);
        Replica second = replica();
        await().atMost(SECONDS).until(() -> second.owns(Topic.PARTITIONS / 2));
        int moved = second.group.all().getFirst().partition();
        var source =
                IntStream.iterate(0, i -> i + 1)
                        .mapToObj(i -> Records.source("equal-" + i))
                        .filter(one -> Topics.partition(one.toString()) == moved)
                        .findFirst()
                        .orElseThrow();
        long stands = second.writer.write(commit(source, 0, 1)).join().offset();

        long late = first.writer.write(commit(source, 0, 1)).join().offset();

        await().atMost(SECONDS).until(() -> offset(first.commits, source.toString()) > late);
        assertThat(late).isGreaterThan(stands);
    }

    @Test
    void survivesTheRestartOfTheBroker() {
        Replica replica = replica();
        await().atMost(SECONDS).until(replica::ownsAll);
        long number = System.nanoTime();

        broker.kill();
        await().atMost(SECONDS).until(() -> replica.group.all().isEmpty());
        broker.restart();

        await().atMost(SECONDS).until(replica::ownsAll);
        long epoch = replica.group.owned(PARTITION).epoch();
        replica.writer.write(commit(epoch, number)).join();
        await().atMost(SECONDS).until(() -> commit(epoch, number).equals(replica.commits.get(KEY)));
        assertThat(replica.follower.isHealthy()).isTrue();
    }

    @Test
    void aLossIsTheLastWordToAnOwnerThatIsSlow() throws Exception {
        Queue<String> calls = new ConcurrentLinkedQueue<>();
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        Owner slow =
                new Owner() {
                    @Override
                    public void acquired(Owned owned) {
                        if (owned.partition() == PARTITION) {
                            entered.countDown();
                            try {
                                leave.await();
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                            calls.add("acquired");
                        }
                    }

                    @Override
                    public void lost(int partition) {
                        if (partition == PARTITION) {
                            calls.add("lost");
                        }
                    }
                };
        try (var writer = new LogWriter(settings, "test");
                var follower = new LogFollower(settings, writer)) {
            var group =
                    new OwnershipGroup(
                            settings, Role.SOURCE, "http://slow", follower, writer, slow);
            follower.start();
            group.start();
            entered.await();

            group.close();
            leave.countDown();

            await().atMost(SECONDS)
                    .untilAsserted(
                            () -> assertThat(calls).containsExactly("lost", "acquired", "lost"));
        }
    }

    /// Where the record stands that the table has; -1 where it has none yet.
    private static long offset(Table<SourceState> commits, String key) {
        Stored<SourceState> stored = commits.stored(key);
        return stored == null ? -1 : stored.offset();
    }

    private Replica replica() {
        var replica = new Replica(settings);
        running.add(replica);
        return replica;
    }

    private OwnerProcess process() throws Exception {
        var process = OwnerProcess.start(settings);
        running.add(process);
        return process;
    }

    private static Hint hint(String id) {
        return new Hint(PODINFO, Hint.Reason.WEBHOOK, Instant.EPOCH, id);
    }
}
