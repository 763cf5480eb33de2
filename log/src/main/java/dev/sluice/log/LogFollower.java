package dev.sluice.log;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Ownership;
import dev.sluice.events.Topic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// Reads topics from their beginning into tables and goes on reading, without a group. Each topic
/// has a reader of its own; one of them at a time takes in what it read. What cannot be read is put
/// aside; an outage of the broker is waited out.
public final class LogFollower implements AutoCloseable {

    private static final int SHORTEST_TIMEOUT_MILLIS = 1000;

    private final KafkaSettings settings;
    private final DeadLetters deadLetters;
    private final Map<Topic, Followed<?>> followed = new EnumMap<>(Topic.class);
    private final List<TopicReader> readers = new CopyOnWriteArrayList<>();
    private final List<HeldBack<?>> heldBack = new CopyOnWriteArrayList<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final Progress progress = new Progress();
    private final Admin admin;
    private boolean started;

    /// @param writer writes the dead letters
    public LogFollower(KafkaSettings settings, LogWriter writer) {
        this.settings = settings;
        this.deadLetters = new DeadLetters(writer);
        this.admin = Clients.admin(settings);
        follow(Topic.OWNERS, Ownership.class);
    }

    /// The table of a topic, to be asked for before the start.
    ///
    /// @param type what all records of the topic have in common: `SourceState` for commits
    public <T extends LogRecord> Table<T> table(Topic topic, Class<T> type) {
        return follow(topic, type).table();
    }

    /// The table of a topic, and a listener that hears of each change after the table has it: in
    /// the turn of its reader, so it must return at once, and in order per partition. No two
    /// listeners are called at the same time.
    public <T extends LogRecord> Table<T> table(
            Topic topic, Class<T> type, Consumer<Change<T>> listener) {
        Followed<T> one = follow(topic, type);
        one.listen(listener);
        return one.table();
    }

    /// Holds something back until all that stands on some topics is read; to be asked for before
    /// the start.
    ///
    /// @param take is called on a thread of its own
    public <T> HeldBack<T> heldBack(Set<Topic> until, Consumer<T> take) {
        var one = new HeldBack<>(this, until, take);
        heldBack.add(one);
        return one;
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
        synchronized (followed) {
            started = true;
        }
        readers.forEach(TopicReader::start);
        heldBack.forEach(HeldBack::start);
    }

    /// Waits until all that stood on the followed topics at the call is in the tables. Not for
    /// listeners.
    ///
    /// @throws TimeoutException where the patience ends first
    public void catchUp(Duration patience) throws TimeoutException, InterruptedException {
        catchUp(readers, patience);
    }

    /// Waits until all that stood on these topics at the call is in their tables.
    ///
    /// @throws TimeoutException where the patience ends first
    public void catchUp(Set<Topic> topics, Duration patience)
            throws TimeoutException, InterruptedException {
        catchUp(
                readers.stream().filter(reader -> topics.contains(reader.topic())).toList(),
                patience);
    }

    private void catchUp(List<TopicReader> all, Duration patience)
            throws TimeoutException, InterruptedException {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("the follower cannot wait for itself");
        }
        long start = System.nanoTime();
        Map<TopicPartition, Long> ends = ends(all, patience);
        try (var _ = progress.awaited()) {
            all.forEach(TopicReader::tellPosition);
            boolean isThere =
                    progress.await(
                            () -> isPast(ends), patience.minusNanos(System.nanoTime() - start));
            if (!isThere) {
                throw new TimeoutException("not yet read: " + missing(ends));
            }
        }
    }

    /// Whether it runs and Kafka answers it.
    public boolean isHealthy() {
        return readers.stream().allMatch(TopicReader::isHealthy);
    }

    @Override
    public void close() {
        heldBack.forEach(HeldBack::close);
        readers.forEach(TopicReader::end);
        readers.forEach(TopicReader::close);
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
                readers.add(new TopicReader(settings, known, deadLetters, turn, progress));
            }
            @SuppressWarnings("unchecked") // Its type is the topic's, as checked above.
            var one = (Followed<T>) known;
            return one;
        }
    }

    private Map<TopicPartition, Long> ends(List<TopicReader> all, Duration patience)
            throws TimeoutException, InterruptedException {
        var latest = new LinkedHashMap<TopicPartition, OffsetSpec>();
        all.stream()
                .flatMap(reader -> TopicReader.partitionsOf(reader.topic()))
                .forEach(partition -> latest.put(partition, OffsetSpec.latest()));
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
        return missing(ends).isEmpty();
    }

    private Map<String, Long> missing(Map<TopicPartition, Long> ends) {
        var positions = new HashMap<TopicPartition, Long>();
        readers.forEach(reader -> positions.putAll(reader.positions()));
        var missing = new TreeMap<String, Long>();
        ends.forEach(
                (partition, end) -> {
                    long lag = end - positions.getOrDefault(partition, 0L);
                    if (lag > 0) {
                        missing.put(partition.toString(), lag);
                    }
                });
        return missing;
    }
}
