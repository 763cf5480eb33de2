package dev.sluice.log;

import static dev.sluice.log.Records.commit;
import static dev.sluice.log.Records.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import dev.sluice.stack.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir static Path directory;
    private static KafkaBroker broker;
    private static KafkaSettings settings;

    private final Queue<Change<SourceState>> changes = new ConcurrentLinkedQueue<>();
    private final Queue<DeadLetter> deadLetters = new ConcurrentLinkedQueue<>();
    private LogWriter writer;
    private LogFollower follower;
    private Table<SourceState> commits;

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

    @BeforeEach
    void follow() {
        writer = new LogWriter(settings, "test");
        follower = new LogFollower(settings, writer);
        commits = follower.table(Topic.COMMITS, SourceState.class, changes::add);
        follower.onDeadLetter(deadLetters::add);
    }

    @AfterEach
    void close() {
        follower.close();
        writer.close();
    }

    @Test
    void keepsTheHighestGenerationWhateverTheOrder() throws Exception {
        SourceId source = source("disorder");
        for (CommitEvent event :
                List.of(
                        commit(source, 7, 2),
                        commit(source, 7, 1),
                        commit(source, 8, 0),
                        commit(source, 7, 9))) {
            writer.write(event).join();
        }

        follower.start();
        follower.catchUp(PATIENCE);

        assertThat(commits.get(source.toString())).isEqualTo(commit(source, 8, 0));
        assertThat(changesOf(source))
                .extracting(Change::value)
                .containsExactly(commit(source, 7, 2), commit(source, 8, 0));
        assertThat(changesOf(source).getLast().before()).isEqualTo(commit(source, 7, 2));
    }

    @Test
    void catchesUpWithAllThatStoodAtTheCall() throws Exception {
        follower.start();
        List<SourceId> sources =
                IntStream.range(0, 1000).mapToObj(i -> source("many-" + i)).toList();
        sources.stream()
                .map(source -> writer.write(commit(source, 1, 0)))
                .toList()
                .forEach(CompletableFuture::join);

        follower.catchUp(PATIENCE);

        assertThat(sources)
                .allSatisfy(source -> assertThat(commits.get(source.toString())).isNotNull());
    }

    @Test
    void doesNotWaitForEver() {
        writer.write(commit(source("unread"), 1, 0)).join();

        assertThatThrownBy(() -> follower.catchUp(Duration.ofMillis(50)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("sluice.commits-");
    }

    @Test
    void aTombstoneEndsAKey() throws Exception {
        SourceId source = source("ended");
        writer.write(commit(source, 1, 0)).join();
        writer.end(Topic.COMMITS, source.toString()).join();

        follower.start();
        follower.catchUp(PATIENCE);

        assertThat(commits.get(source.toString())).isNull();
        Change<SourceState> end = changesOf(source).getLast();
        assertThat(end.value()).isNull();
        assertThat(end.before()).isEqualTo(commit(source, 1, 0));
    }

    @Test
    void putsAsideWhatItCannotReadAndGoesOn() throws Exception {
        SourceId source = source("poisoned");
        String key = source.toString();
        int partition = Topics.partition(key);
        follower.start();
        writer.write(commit(source, 1, 0)).join();

        long bad = raw(partition, key, "{\"type\":\"CommitEvent\"}");
        long misplaced = raw((partition + 1) % 32, key, encoded(source));
        long otherKey = raw(partition, key, encoded(source("another")));
        writer.write(commit(source("behind"), 1, 0)).join();
        follower.catchUp(PATIENCE);

        assertThat(commits.get(key)).isEqualTo(commit(source, 1, 0));
        assertThat(commits.get(source("behind").toString())).isNotNull();
        assertThat(follower.deadLetters()).isGreaterThanOrEqualTo(3);
        assertThat(deadLetters).extracting(DeadLetter::offset).contains(bad, misplaced, otherKey);
        String id = "sluice.commits/" + partition + "/" + bad;
        await().atMost(PATIENCE).until(() -> asideOfCommits().containsKey(id));
        var letter = asideOfCommits().get(id);
        assertThat(letter.value()).isEqualTo("{\"type\":\"CommitEvent\"}");
        assertThat(new String(letter.headers().lastHeader("reason").value(), UTF_8))
                .contains("not a record", "source");
        assertThat(new String(letter.headers().lastHeader("key").value(), UTF_8)).isEqualTo(key);
    }

    @Test
    void aFaultyListenerStopsNobody() throws Exception {
        SourceId source = source("faulty");
        Consumer<Change<SourceState>> faulty =
                change -> {
                    throw new IllegalStateException("a bug, on purpose");
                };
        follower.table(Topic.COMMITS, SourceState.class, faulty);
        follower.start();

        writer.write(commit(source, 1, 0)).join();
        writer.write(commit(source, 1, 1)).join();
        follower.catchUp(PATIENCE);

        assertThat(commits.get(source.toString())).isEqualTo(commit(source, 1, 1));
    }

    @Test
    void waitsOutAnOutageOfTheBroker() throws Exception {
        SourceId source = source("outage");
        follower.start();
        follower.catchUp(PATIENCE);
        assertThat(follower.isHealthy()).isTrue();

        broker.kill();
        broker.restart();
        writer.write(commit(source, 1, 0)).join();

        await().atMost(PATIENCE).until(() -> commits.get(source.toString()) != null);
        follower.catchUp(PATIENCE);
    }

    @Test
    void refusesATableOfHalfATopic() {
        assertThatThrownBy(() -> follower.table(Topic.COMMITS, CommitEvent.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a table of sluice.commits holds every SourceState, not only CommitEvent");
    }

    private List<Change<SourceState>> changesOf(SourceId source) {
        return changes.stream().filter(change -> change.key().equals(source.toString())).toList();
    }

    private static String encoded(SourceId source) {
        return new String(Codec.encode(commit(source, 5, 0)), UTF_8);
    }

    private static long raw(int partition, String key, String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>copyOf(settings.properties()),
                        new StringSerializer(),
                        new StringSerializer())) {
            return producer.send(new ProducerRecord<>("sluice.commits", partition, key, value))
                    .get()
                    .offset();
        }
    }

    private static Map<String, ConsumerRecord<String, String>> asideOfCommits() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>copyOf(settings.properties()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var partition = new TopicPartition(Topic.COMMITS.deadLetters(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var letters = new LinkedHashMap<String, ConsumerRecord<String, String>>();
            consumer.poll(Duration.ofSeconds(2)).forEach(one -> letters.put(one.key(), one));
            return letters;
        }
    }
}
