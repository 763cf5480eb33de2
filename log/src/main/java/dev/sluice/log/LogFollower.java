package dev.sluice.log;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Ownership;
import dev.sluice.events.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/// Reads topics from their beginning into tables and goes on reading, on one thread and without a
/// group. What cannot be read is put aside; an outage of the broker is waited out.
public final class LogFollower implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LogFollower.class.getName());
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final int SHORTEST_TIMEOUT_MILLIS = 1000;
    // A start reads much at once; a running follower gets what there is.
    private static final Map<String, Object> SETTINGS =
            Map.of("max.poll.records", "2000", "max.partition.fetch.bytes", "4194304");

    private final KafkaSettings settings;
    private final DeadLetters deadLetters;
    private final Map<Topic, Followed<?>> followed = new EnumMap<>(Topic.class);
    private final Map<String, Followed<?>> byName = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Object progress = new Object();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final Admin admin;
    private volatile org.apache.kafka.clients.consumer.@Nullable Consumer<byte[], byte[]> consumer;
    private volatile boolean started;
    private volatile long heardAt;
    private double answers = -1;

    /// @param writer writes the dead letters
    public LogFollower(KafkaSettings settings, LogWriter writer) {
        this.settings = settings;
        this.deadLetters = new DeadLetters(writer);
        this.admin = Clients.admin(settings);
        this.thread = Thread.ofPlatform().daemon().name("log-follower").unstarted(this::run);
        follow(Topic.OWNERS, Ownership.class);
    }

    /// The table of a topic, to be asked for before the start.
    ///
    /// @param type what all records of the topic have in common: `SourceState` for commits
    public <T extends LogRecord> Table<T> table(Topic topic, Class<T> type) {
        return follow(topic, type).table();
    }

    /// The table of a topic, and a listener that hears of each change after the table has it: on
    /// the follower's thread, so it must return at once, and in order per partition.
    public <T extends LogRecord> Table<T> table(
            Topic topic, Class<T> type, Consumer<Change<T>> listener) {
        Followed<T> one = follow(topic, type);
        one.listen(listener);
        return one.table();
    }

    /// Hears of every record that is put aside, on the thread that read it.
    public void onDeadLetter(Consumer<DeadLetter> listener) {
        deadLetters.listen(listener);
    }

    /// How many records were put aside since the start.
    public long deadLetters() {
        return deadLetters.count();
    }

    public void start() {
        started = true;
        heardAt = System.nanoTime();
        thread.start();
    }

    /// Waits until all that stood on the followed topics at the call is in the tables. Not for the
    /// follower's own thread.
    ///
    /// @throws TimeoutException where the patience ends first
    public void catchUp(Duration patience) throws TimeoutException, InterruptedException {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("the follower cannot wait for itself");
        }
        long start = System.nanoTime();
        Map<TopicPartition, Long> ends = ends(patience);
        waiting.incrementAndGet();
        try {
            synchronized (progress) {
                while (!isPast(ends)) {
                    long left = patience.toNanos() - (System.nanoTime() - start);
                    if (left <= 0) {
                        throw new TimeoutException("not yet read: " + missing(ends));
                    }
                    progress.wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
                }
            }
        } finally {
            waiting.decrementAndGet();
        }
    }

    /// The offset of the next record to read, for each partition that was reached.
    public Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    /// Whether it runs and Kafka answers it.
    public boolean isHealthy() {
        return thread.isAlive() && System.nanoTime() - heardAt < SILENCE.toNanos();
    }

    @Override
    public void close() {
        closing.countDown();
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            if (thread.isAlive()
                    && !Thread.currentThread().equals(thread)
                    && !thread.join(Duration.ofSeconds(10))) {
                LOG.log(System.Logger.Level.WARNING, "follower does not end");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        deadLetters.close();
        admin.close(Duration.ofSeconds(1));
    }

    DeadLetters putAside() {
        return deadLetters;
    }

    /// The followed topic, which is followed from now on if it was not.
    <T extends LogRecord> Followed<T> follow(Topic topic, Class<T> type) {
        Class<? extends LogRecord> held = RecordTypes.of(topic);
        if (held != type) {
            throw new IllegalArgumentException(
                    "a table of %s holds every %s, not only %s"
                            .formatted(
                                    topic.topicName(), held.getSimpleName(), type.getSimpleName()));
        }
        synchronized (followed) {
            Followed<?> known = followed.get(topic);
            if (known == null && started) {
                throw new IllegalStateException(
                        "%s must be followed before the start".formatted(topic.topicName()));
            }
            if (known == null) {
                known = new Followed<>(topic, type);
                followed.put(topic, known);
                byName.put(topic.topicName(), known);
            }
            @SuppressWarnings("unchecked") // Its type is the topic's, as checked above.
            var one = (Followed<T>) known;
            return one;
        }
    }

    private List<TopicPartition> partitions() {
        synchronized (followed) {
            return followed.keySet().stream().flatMap(LogFollower::partitionsOf).toList();
        }
    }

    private static Stream<TopicPartition> partitionsOf(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition));
    }

    private void run() {
        while (isRunning()) {
            try (var reading = Clients.consumer(settings, SETTINGS)) {
                consumer = reading;
                seek(reading);
                while (isRunning()) {
                    read(reading);
                }
            } catch (WakeupException _) {
                // Closing.
            } catch (KafkaException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "reading interrupted, trying again reason=" + e.getMessage());
                awaitClosing(BETWEEN_TRIES);
            }
        }
    }

    /// Goes on where a former consumer stopped.
    private void seek(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reading) {
        List<TopicPartition> all = partitions();
        reading.assign(all);
        for (TopicPartition partition : all) {
            Long position = positions.get(partition);
            if (position == null) {
                reading.seekToBeginning(List.of(partition));
            } else {
                reading.seek(partition, position);
            }
        }
    }

    private void read(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reading) {
        ConsumerRecords<byte[], byte[]> records = reading.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
            Followed<?> one = Objects.requireNonNull(byName.get(partition.topic()));
            for (var record : records.records(partition)) {
                Calls.guarded(
                        "for " + partition + " at " + record.offset(),
                        () -> one.read(record, deadLetters));
            }
        }
        note(reading, waiting.get() > 0 ? partitions() : records.partitions());
        listen(reading);
    }

    private void note(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reading,
            Collection<TopicPartition> moved) {
        for (TopicPartition partition : moved) {
            try {
                positions.put(partition, reading.position(partition, Duration.ZERO));
            } catch (org.apache.kafka.common.errors.TimeoutException _) {
                // Where it begins is not known yet.
            }
        }
        if (!moved.isEmpty()) {
            synchronized (progress) {
                progress.notifyAll();
            }
        }
    }

    /// A broker answers each fetch, be it with nothing.
    private void listen(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reading) {
        double now =
                reading.metrics().entrySet().stream()
                        .filter(metric -> metric.getKey().name().equals("response-total"))
                        .filter(metric -> metric.getKey().group().equals("consumer-metrics"))
                        .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                        .sum();
        if (now != answers) {
            answers = now;
            heardAt = System.nanoTime();
        }
    }

    private Map<TopicPartition, Long> ends(Duration patience)
            throws TimeoutException, InterruptedException {
        var latest = new LinkedHashMap<TopicPartition, OffsetSpec>();
        partitions().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        int millis = (int) Math.clamp(patience.toMillis(), SHORTEST_TIMEOUT_MILLIS, 600_000);
        try {
            var ends = new LinkedHashMap<TopicPartition, Long>();
            admin.listOffsets(latest, new ListOffsetsOptions().timeoutMs(millis))
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            var failure = new TimeoutException("the ends of the topics are not known");
            failure.initCause(e.getCause());
            throw failure;
        }
    }

    private boolean isPast(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(this::isPast);
    }

    private boolean isPast(Map.Entry<TopicPartition, Long> end) {
        return positions.getOrDefault(end.getKey(), 0L) >= end.getValue();
    }

    private Map<String, Long> missing(Map<TopicPartition, Long> ends) {
        var missing = new TreeMap<String, Long>();
        Function<Map.Entry<TopicPartition, Long>, Long> lag =
                end -> end.getValue() - positions.getOrDefault(end.getKey(), 0L);
        ends.entrySet().stream()
                .filter(end -> !isPast(end))
                .forEach(end -> missing.put(end.getKey().toString(), lag.apply(end)));
        return missing;
    }

    private boolean isRunning() {
        return closing.getCount() > 0;
    }

    private void awaitClosing(Duration atMost) {
        try {
            var _ = closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
