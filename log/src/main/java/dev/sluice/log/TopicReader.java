package dev.sluice.log;

import dev.sluice.events.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/// Reads one topic from its beginning into its table, and goes on, on a thread of its own.
///
/// A broker that has news for a consumer, and the consumer itself, look at every partition that it
/// reads: one consumer for all topics would cost ten times as much.
final class TopicReader implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TopicReader.class.getName());
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration AWAITED_POLL = Duration.ofMillis(250);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Map<String, Object> SETTINGS =
            Map.of(
                    // A start reads much at once; a running follower gets what there is.
                    "max.poll.records",
                    "2000",
                    "max.partition.fetch.bytes",
                    "4194304",
                    // How long a broker with no news waits: an answer each time is the sign of
                    // life that health looks for.
                    "fetch.max.wait.ms",
                    "4000");

    private final KafkaSettings settings;
    private final Followed<?> followed;
    private final List<TopicPartition> partitions;
    private final DeadLetters deadLetters;
    private final ReentrantLock turn;
    private final Progress progress;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile long heardAt;
    private double answers = -1;

    /// @param turn is held while records are taken in
    TopicReader(
            KafkaSettings settings,
            Followed<?> followed,
            DeadLetters deadLetters,
            ReentrantLock turn,
            Progress progress) {
        this.settings = settings;
        this.followed = followed;
        this.partitions = partitionsOf(followed.topic()).toList();
        this.deadLetters = deadLetters;
        this.turn = turn;
        this.progress = progress;
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("reader-" + followed.topic().topicName())
                        .unstarted(this::run);
    }

    static Stream<TopicPartition> partitionsOf(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition));
    }

    Topic topic() {
        return followed.topic();
    }

    void start() {
        heardAt = System.nanoTime();
        thread.start();
    }

    /// The offset of the next record to read, for each partition that was reached.
    Map<TopicPartition, Long> positions() {
        return positions;
    }

    /// Has the positions told now, also of partitions on which nothing is left to read.
    void tellPosition() {
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    /// Whether it runs and Kafka answers it.
    boolean isHealthy() {
        return thread.isAlive() && System.nanoTime() - heardAt < SILENCE.toNanos();
    }

    /// Ends soon.
    void end() {
        closing.countDown();
        tellPosition();
    }

    /// Ends, and waits for it.
    @Override
    public void close() {
        end();
        try {
            if (thread.isAlive()
                    && !Thread.currentThread().equals(thread)
                    && !thread.join(Duration.ofSeconds(10))) {
                LOG.log(System.Logger.Level.WARNING, () -> thread.getName() + " does not end");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (isRunning()) {
            try {
                readOn();
            } catch (KafkaException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () ->
                                "reading interrupted, trying again topic=%s reason=%s"
                                        .formatted(followed.topic().topicName(), e.getMessage()));
                awaitClosing();
            }
        }
    }

    private void readOn() {
        var reading = Clients.consumer(settings, SETTINGS);
        try {
            consumer = reading;
            seek(reading);
            var responses = responses(reading);
            while (isRunning()) {
                read(reading);
                listen(responses);
            }
        } finally {
            // A farewell would wait behind the fetch that waits for news.
            reading.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    /// Goes on where a former consumer stopped.
    private void seek(Consumer<byte[], byte[]> reading) {
        reading.assign(partitions);
        for (TopicPartition partition : partitions) {
            Long position = positions.get(partition);
            if (position == null) {
                reading.seekToBeginning(List.of(partition));
            } else {
                reading.seek(partition, position);
            }
        }
    }

    private void read(Consumer<byte[], byte[]> reading) {
        try {
            ConsumerRecords<byte[], byte[]> records = poll(reading);
            if (!records.isEmpty()) {
                take(records);
            }
            note(reading, progress.isAwaited() ? partitions : records.partitions());
        } catch (WakeupException _) {
            // Positions are asked for once more, or the end.
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> reading) {
        try {
            return reading.poll(progress.isAwaited() ? AWAITED_POLL : POLL);
        } catch (WakeupException _) {
            return ConsumerRecords.empty();
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        turn.lock();
        try {
            for (var record : records) {
                Calls.guarded(
                        "for partition " + record.partition() + " at " + record.offset(),
                        () -> followed.read(record, deadLetters));
            }
        } finally {
            turn.unlock();
        }
    }

    private void note(Consumer<byte[], byte[]> reading, Collection<TopicPartition> moved) {
        for (TopicPartition partition : moved) {
            try {
                positions.put(partition, reading.position(partition, Duration.ZERO));
            } catch (TimeoutException _) {
                // Where it begins is not known yet.
            }
        }
        if (!moved.isEmpty()) {
            progress.made();
        }
    }

    private static Metric responses(Consumer<byte[], byte[]> reading) {
        return reading.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("response-total"))
                .filter(metric -> metric.getKey().group().equals("consumer-metrics"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /// A broker answers each fetch, be it with nothing.
    private void listen(Metric responses) {
        double now = (Double) responses.metricValue();
        if (now != answers) {
            answers = now;
            heardAt = System.nanoTime();
        }
    }

    private boolean isRunning() {
        return closing.getCount() > 0;
    }

    private void awaitClosing() {
        try {
            var _ = closing.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
