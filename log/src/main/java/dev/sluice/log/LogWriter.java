package dev.sluice.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Role;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes records to the log, each where its key belongs, with its headers and its twin in the
/// history. Records of one key keep the order of the calls.
public final class LogWriter implements AutoCloseable {

    /// The largest record before compression: Kafka checks it then.
    static final int MAX_REQUEST_BYTES = 128 << 20;

    private static final System.Logger LOG = System.getLogger(LogWriter.class.getName());
    private static final Set<Topic> KEPT_IN_HISTORY =
            EnumSet.of(Topic.COMMITS, Topic.PLACEMENTS, Topic.OUTCOMES, Topic.INTERVENTIONS);
    private static final Map<String, Object> SETTINGS =
            Map.ofEntries(
                    Map.entry("acks", "all"),
                    Map.entry("enable.idempotence", "true"),
                    Map.entry("max.in.flight.requests.per.connection", "5"),
                    Map.entry("compression.type", "zstd"),
                    // The default level takes three times as long and makes 5 % less of it.
                    Map.entry("compression.zstd.level", "1"),
                    // Latency: a record waits for no other.
                    Map.entry("linger.ms", "0"),
                    Map.entry("batch.size", "65536"),
                    Map.entry("max.request.size", Integer.toString(MAX_REQUEST_BYTES)),
                    Map.entry("buffer.memory", Long.toString(MAX_REQUEST_BYTES + (32L << 20))),
                    Map.entry("max.block.ms", "10000"),
                    Map.entry("request.timeout.ms", "15000"),
                    Map.entry("delivery.timeout.ms", "60000"),
                    Map.entry("reconnect.backoff.max.ms", "1000"));

    private final Producer<byte[], byte[]> producer;
    private final String source;
    private final Clock clock = Clock.systemUTC();
    private final Map<Role, Epochs> epochs = new ConcurrentHashMap<>();

    /// @param ceSource who writes: the `ce_source` of every record
    public LogWriter(KafkaSettings settings, String ceSource) {
        this.producer =
                new KafkaProducer<>(
                        settings.with(SETTINGS),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.source = ceSource;
    }

    /// Completes, on a thread of its own, when the record is durable; fails with a
    /// [RecordTooLargeException] or with the `KafkaException` that says why it is not.
    public CompletableFuture<Position> write(LogRecord event) {
        byte[] value = Codec.encode(event);
        Topic topic = event.topic();
        List<Header> headers =
                Envelope.of(event, value, source, epochOf(Subject.of(event)), clock.instant());
        Sent sent = send(record(topic, event.key(), value, headers));
        // What is refused at once, for want of a broker or for its size, has no twin.
        if (KEPT_IN_HISTORY.contains(topic) && sent.isTaken()) {
            writeTwin(event, value, headers);
        }
        return sent.durable()
                .exceptionallyCompose(
                        failure ->
                                CompletableFuture.failedFuture(explained(event, value, failure)));
    }

    /// Ends a key by a tombstone.
    public CompletableFuture<Position> end(Topic topic, String key) {
        return send(record(
                        topic,
                        key,
                        null,
                        Envelope.ofEnd(
                                topic.topicName(),
                                key,
                                source,
                                epochOf(Subject.ofKey(topic, key)),
                                clock.instant())))
                .durable();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }

    /// From now on, what owners of this role write says under which epoch.
    void stamp(Role role, Epochs roleEpochs) {
        epochs.put(role, roleEpochs);
    }

    /// The epoch under which this replica last held a partition, null where it never did.
    interface Epochs {
        @Nullable Long last(int partition);
    }

    CompletableFuture<Position> putAside(DeadLetter letter, byte[] content) {
        var headers =
                List.of(
                        Envelope.header("reason", letter.reason()),
                        Envelope.header("key", letter.key() == null ? "" : letter.key()));
        return send(new ProducerRecord<>(
                        letter.topic().deadLetters(),
                        null,
                        letter.id().getBytes(UTF_8),
                        content,
                        headers))
                .durable();
    }

    private void writeTwin(LogRecord event, byte[] value, List<Header> headers) {
        var _ =
                send(record(Topic.HISTORY, event.key(), value, headers, partition(event)))
                        .durable()
                        .exceptionally(
                                failure -> {
                                    LOG.log(
                                            System.Logger.Level.WARNING,
                                            () ->
                                                    "history lacks a record key=%s reason=%s"
                                                            .formatted(
                                                                    event.key(),
                                                                    failure.getMessage()));
                                    return null;
                                });
    }

    private @Nullable Long epochOf(@Nullable Subject subject) {
        Epochs known = subject == null ? null : epochs.get(subject.role());
        return subject == null || known == null ? null : known.last(subject.partition());
    }

    private static Throwable explained(LogRecord event, byte[] value, Throwable failure) {
        return failure instanceof org.apache.kafka.common.errors.RecordTooLargeException
                ? new RecordTooLargeException(event, value.length, failure)
                : failure;
    }

    private static int partition(LogRecord event) {
        return Topics.partition(event.topic(), event.key());
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic topic, String key, byte @Nullable [] value, List<Header> headers) {
        return record(topic, key, value, headers, Topics.partition(topic, key));
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic topic, String key, byte @Nullable [] value, List<Header> headers, int partition) {
        return new ProducerRecord<>(
                topic.topicName(), partition, key.getBytes(UTF_8), value, headers);
    }

    /// What became of a call of the producer.
    ///
    /// @param isTaken whether the producer has the record now
    private record Sent(CompletableFuture<Position> durable, boolean isTaken) {}

    /// The producer's own thread must not run what callers hang on to the future: one that waits
    /// for another write would stop all writes.
    private Sent send(ProducerRecord<byte[], byte[]> record) {
        var durable = new CompletableFuture<Position>();
        Callback callback =
                (@Nullable RecordMetadata metadata, @Nullable Exception failure) ->
                        Thread.startVirtualThread(
                                () -> {
                                    if (failure != null) {
                                        durable.completeExceptionally(failure);
                                    } else {
                                        var at = requireNonNull(metadata);
                                        durable.complete(new Position(at.partition(), at.offset()));
                                    }
                                });
        try {
            var sent = producer.send(record, callback);
            return new Sent(durable, sent.state() != Future.State.FAILED);
        } catch (RuntimeException e) {
            durable.completeExceptionally(e);
            return new Sent(durable, false);
        }
    }
}
