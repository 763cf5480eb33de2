package dev.sluice.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.Generation;
import dev.sluice.events.Hint;
import dev.sluice.events.Role;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import dev.sluice.stack.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipIT {

    private static final SourceId PODINFO = new SourceId("GitRepository", "flux-system", "podinfo");
    private static final Duration SECONDS = Duration.ofSeconds(20);

    @TempDir static Path directory;
    private static KafkaBroker broker;
    private static KafkaSettings settings;

    private final List<Replica> replicas = new ArrayList<>();

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
    void closeReplicas() {
        replicas.forEach(Replica::close);
    }

    @Test
    void oneReplicaOwnsEveryPartitionAndHearsHints() {
        Replica replica = replica();

        await().atMost(SECONDS).until(() -> replica.group.all().size() == Topic.PARTITIONS);
        replica.writer.write(new Hint(PODINFO, Hint.Reason.WEBHOOK, Instant.EPOCH, null)).join();

        await().atMost(SECONDS).until(() -> replica.hints.size() == 1);
    }

    @Test
    void twoReplicasShareAndTheOneLeftTakesOverWithHigherEpochs() {
        Replica first = replica();
        await().atMost(SECONDS).until(() -> first.group.all().size() == Topic.PARTITIONS);
        Replica second = replica();
        await().atMost(SECONDS).until(() -> second.group.all().size() == Topic.PARTITIONS / 2);
        long before = first.group.all().getFirst().epoch();
        int partition = first.group.all().getFirst().partition();

        first.close();

        await().atMost(SECONDS).until(() -> second.group.all().size() == Topic.PARTITIONS);
        assertThat(second.group.owned(partition).epoch()).isGreaterThan(before);
    }

    @Test
    void theOwnerWritesItsRecordAgainBehindALowerOne() {
        Replica replica = replica();
        await().atMost(SECONDS).until(() -> replica.group.ownerOf(PODINFO.toString()) != null);
        long epoch = replica.group.ownerOf(PODINFO.toString()).epoch();
        replica.writer.write(commit(new Generation(epoch, 5))).join();
        Position late = replica.writer.write(commit(new Generation(epoch, 3))).join();

        await().atMost(SECONDS)
                .until(() -> replica.commits.stored(PODINFO.toString()).offset() > late.offset());
        assertThat(replica.commits.get(PODINFO.toString()).generation())
                .isEqualTo(new Generation(epoch, 5));
    }

    private Replica replica() {
        var replica = new Replica();
        replicas.add(replica);
        return replica;
    }

    private static CommitEvent commit(Generation generation) {
        return new CommitEvent(
                PODINFO,
                generation,
                "a".repeat(40),
                "b".repeat(40),
                "refs/heads/main",
                new CommitEvent.Author("Ada", "ada@example.org", Instant.EPOCH),
                "first",
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static final class Replica implements Owner, AutoCloseable {
        final LogWriter writer = new LogWriter(settings, "test");
        final LogFollower follower = new LogFollower(settings, writer);
        final Table<SourceState> commits = follower.table(Topic.COMMITS, SourceState.class);
        final Queue<Hint> hints = new ConcurrentLinkedQueue<>();
        final OwnershipGroup group =
                new OwnershipGroup(settings, Role.SOURCE, "http://test", follower, writer, this);

        Replica() {
            follower.start();
            group.start();
        }

        @Override
        public void acquired(Owned owned) {}

        @Override
        public void lost(int partition) {}

        @Override
        public void received(Hint hint, int partition) {
            hints.add(hint);
        }

        @Override
        public void close() {
            group.close();
            follower.close();
            writer.close();
        }
    }
}
