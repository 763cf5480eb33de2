package dev.sluice.log;

import dev.sluice.events.ApplyOutcome;
import dev.sluice.events.DesiredState;
import dev.sluice.events.Intervention;
import dev.sluice.events.LogRecord;
import dev.sluice.events.SourceState;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Writes records where and how the contract has them; safe for all threads.
public final class LogWriter implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LogWriter.class.getName());
    private static final int LARGEST_UNCOMPRESSED = 128 * 1024 * 1024;
    private static final int BATCH = 1024 * 1024;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final String source;
    private final Clock clock = Clock.systemUTC();

    /// @param ceSource the CloudEvents `source` of all records: the service
    public LogWriter(KafkaSettings settings, String ceSource) {
        this.producer =
                new KafkaProducer<>(
                        settings.with(required()),
                        new StringSerializer(),
                        new ByteArraySerializer());
        this.source = ceSource;
    }

    /// Writes a record, and its twin for the history; done when the brokers have it.
    public CompletableFuture<Position> write(LogRecord event) {
        byte[] value = Codec.encode(event);
        CompletableFuture<Position> done = send(event.topic(), event, value);
        if (isHistory(event)) {
            send(Topic.HISTORY, event, value)
                    .exceptionally(
                            failure -> {
                                LOG.log(
                                        System.Logger.Level.WARNING,
                                        "history not written key={0} reason={1}",
                                        event.key(),
                                        failure.getMessage());
                                return null;
                            });
        }
        return done;
    }

    /// Ends a key with a tombstone.
    public CompletableFuture<Position> end(Topic topic, String key) {
        var headers = new RecordHeaders();
        Headers.add(headers, "ce_time", clock.instant().toString());
        return send(topic, key, null, headers, topic.topicName());
    }

    /// Sets a record aside that nobody can read.
    void deadLetter(
            Topic topic, int partition, long offset, byte @Nullable [] value, String reason) {
        var headers = new RecordHeaders();
        Headers.add(headers, "dead-letter-reason", reason);
        Headers.add(headers, "ce_source", source);
        String key = topic.topicName() + "/" + partition + "/" + offset;
        var _ = send(topic, key, value, headers, topic.deadLetters());
    }

    private CompletableFuture<Position> send(Topic topic, LogRecord event, byte[] value) {
        RecordHeaders headers = Headers.of(event, source, clock.instant());
        return send(topic, event.key(), value, headers, topic.topicName());
    }

    private CompletableFuture<Position> send(
            Topic topic, String key, byte @Nullable [] value, RecordHeaders headers, String name) {
        int partition = Topics.partition(topic, key);
        var done = new CompletableFuture<Position>();
        try {
            var _ =
                    producer.send(
                            new ProducerRecord<>(name, partition, key, value, headers),
                            (metadata, failure) -> {
                                if (failure == null) {
                                    done.complete(new Position(partition, metadata.offset()));
                                } else {
                                    done.completeExceptionally(named(failure, key, value));
                                }
                            });
        } catch (org.apache.kafka.common.KafkaException e) {
            done.completeExceptionally(named(e, key, value));
        }
        return done;
    }

    private static Throwable named(Throwable failure, String key, byte @Nullable [] value) {
        return failure instanceof org.apache.kafka.common.errors.RecordTooLargeException
                ? new RecordTooLargeException(key, value == null ? 0 : value.length, failure)
                : failure;
    }

    private static boolean isHistory(LogRecord event) {
        return event instanceof SourceState
                || event instanceof DesiredState
                || event instanceof ApplyOutcome
                || event instanceof Intervention;
    }

    private static Map<String, Object> required() {
        var required = new LinkedHashMap<String, Object>();
        required.put(ProducerConfig.ACKS_CONFIG, "all");
        required.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        required.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        // A record leaves at once; what gathers behind a request in flight leaves as one batch.
        required.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        required.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
        required.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_UNCOMPRESSED);
        required.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) LARGEST_UNCOMPRESSED);
        return required;
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
