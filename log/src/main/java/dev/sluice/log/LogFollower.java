package dev.sluice.log;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import dev.sluice.events.wire.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Follows topics from their beginning, all partitions, without a group: one consumer on one thread
/// fills tables and tells listeners. A record that cannot be read is set aside and stops nothing.
public final class LogFollower implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LogFollower.class.getName());
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final LogWriter writer;
    private final Map<Topic, Followed<?>> followed = new EnumMap<>(Topic.class);
    private final Queue<CatchUp> waiting = new ConcurrentLinkedQueue<>();
    private final List<CatchUp> catchingUp = new ArrayList<>();
    private final List<Consumer<LogRecord>> outranked = new ArrayList<>();
    private final AtomicLong deadLetters = new AtomicLong();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile boolean failing;

    public LogFollower(KafkaSettings settings, LogWriter writer) {
        this.consumer =
                new KafkaConsumer<>(
                        settings.with(required()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        this.writer = writer;
        this.thread = new Thread(this::run, "log-follower");
        thread.setDaemon(true);
    }

    /// Follows a topic; before [#start()].
    public <T extends LogRecord> Table<T> table(Topic topic, Class<T> type) {
        return followed(topic, type).table;
    }

    /// Follows a topic and hears of each change, after the table has it, on the follower's thread.
    public <T extends LogRecord> Table<T> table(
            Topic topic, Class<T> type, Consumer<Change<T>> listener) {
        Followed<T> each = followed(topic, type);
        each.listeners.add(listener);
        return each.table;
    }

    /// Hears of each record of ours behind which a lower one was written; before [#start()].
    void whenOutranked(Consumer<LogRecord> listener) {
        outranked.add(listener);
    }

    public void start() {
        var partitions = new ArrayList<TopicPartition>();
        for (Topic topic : followed.keySet()) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                partitions.add(new TopicPartition(topic.topicName(), partition));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    /// Waits until the tables hold all that stood on the topics at the call.
    ///
    /// @throws TimeoutException where that took longer than the patience
    public void catchUp(Duration patience) throws TimeoutException, InterruptedException {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("a listener cannot wait for its own thread");
        }
        var catchUp = new CatchUp();
        waiting.add(catchUp);
        consumer.wakeup();
        try {
            catchUp.done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("catching up with the log", e.getCause());
        }
    }

    /// Whether records are being read.
    public boolean isHealthy() {
        return thread.isAlive() && !failing;
    }

    /// How many records could not be read since the start.
    public long deadLetters() {
        return deadLetters.get();
    }

    private void run() {
        while (running) {
            try {
                round();
                failing = false;
            } catch (WakeupException _) {
                // Somebody waits to catch up, or the follower is closed: the loop looks.
            } catch (KafkaException e) {
                failing = true;
                LOG.log(System.Logger.Level.WARNING, "reading the log failed, trying again", e);
                pause();
            }
        }
        consumer.close();
    }

    private void round() {
        measure();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            take(record);
        }
        catchingUp.removeIf(this::isDone);
    }

    private void measure() {
        if (waiting.peek() == null) {
            return;
        }
        var asked = new ArrayList<CatchUp>();
        for (CatchUp next = waiting.poll(); next != null; next = waiting.poll()) {
            asked.add(next);
        }
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            for (CatchUp each : asked) {
                each.ends.putAll(ends);
                catchingUp.add(each);
            }
        } catch (KafkaException e) {
            waiting.addAll(asked);
            throw e;
        }
        catchingUp.removeIf(this::isDone);
    }

    private boolean isDone(CatchUp catchUp) {
        catchUp.ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return catchUp.ends.isEmpty() && catchUp.done.complete(true);
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        for (Map.Entry<Topic, Followed<?>> each : followed.entrySet()) {
            if (each.getKey().topicName().equals(record.topic())) {
                take(each.getKey(), each.getValue(), record);
            }
        }
    }

    private <T extends LogRecord> void take(
            Topic topic, Followed<T> into, ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            setAside(topic, record, "a record without a key");
        } else if (record.value() == null) {
            into.end(record);
        } else {
            try {
                LogRecord event = Codec.decode(topic, record.value());
                if (!event.key().equals(record.key()) || !into.type.isInstance(event)) {
                    setAside(topic, record, "the record under this key is of " + event.key());
                } else if (!into.put(into.type.cast(event), record)) {
                    LogRecord standing = into.table.get(record.key());
                    if (standing != null) {
                        outranked.forEach(listener -> listener.accept(standing));
                    }
                }
            } catch (UnreadableRecordException e) {
                setAside(topic, record, e.getMessage() == null ? "unreadable" : e.getMessage());
            }
        }
    }

    private void setAside(Topic topic, ConsumerRecord<String, byte[]> record, String reason) {
        deadLetters.incrementAndGet();
        LOG.log(
                System.Logger.Level.ERROR,
                "unreadable record topic={0} partition={1} offset={2} key={3} reason={4}",
                record.topic(),
                record.partition(),
                Long.toString(record.offset()),
                record.key(),
                reason);
        writer.deadLetter(topic, record.partition(), record.offset(), record.value(), reason);
    }

    private <T extends LogRecord> Followed<T> followed(Topic topic, Class<T> type) {
        Followed<?> each = followed.computeIfAbsent(topic, _ -> new Followed<>(type));
        if (!each.type.equals(type)) {
            throw new IllegalArgumentException(topic + " is followed as " + each.type);
        }
        @SuppressWarnings("unchecked")
        var same = (Followed<T>) each;
        return same;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> required() {
        var required = new LinkedHashMap<String, Object>();
        required.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        required.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A record is handed on as soon as it is there.
        required.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        required.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topic.MAX_RECORD_BYTES);
        required.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return required;
    }

    @Override
    public void close() {
        running = false;
        consumer.wakeup();
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class CatchUp {
        private final Map<TopicPartition, Long> ends = new LinkedHashMap<>();
        private final CompletableFuture<Boolean> done = new CompletableFuture<>();
    }

    private static final class Followed<T extends LogRecord> {
        private final Class<T> type;
        private final Table<T> table = new Table<>();
        private final List<Consumer<Change<T>>> listeners = new ArrayList<>();

        private Followed(Class<T> type) {
            this.type = type;
        }

        /// False where a higher generation stands.
        private boolean put(T value, ConsumerRecord<String, byte[]> record) {
            if (table.outranks(record.key(), value)) {
                return false;
            }
            Instant at = Headers.time(record);
            Stored<T> before =
                    table.put(
                            record.key(),
                            new Stored<>(value, record.partition(), record.offset(), at));
            T old = before == null ? null : before.value();
            tell(new Change<>(record.key(), value, old, record.partition(), record.offset(), at));
            return true;
        }

        private void end(ConsumerRecord<String, byte[]> record) {
            Stored<T> before = table.remove(record.key());
            T old = before == null ? null : before.value();
            tell(
                    new Change<>(
                            record.key(),
                            null,
                            old,
                            record.partition(),
                            record.offset(),
                            Headers.time(record)));
        }

        private void tell(Change<T> change) {
            for (Consumer<Change<T>> listener : listeners) {
                try {
                    listener.accept(change);
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "a listener failed at " + change.key(), e);
                }
            }
        }
    }
}
