package dev.sluice.log;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Kafka's clients with the settings that the log depends on.
final class Clients {

    private static final Map<String, Object> CONSUMER =
            Map.ofEntries(
                    Map.entry("enable.auto.commit", "false"),
                    Map.entry("allow.auto.create.topics", "false"),
                    Map.entry("auto.offset.reset", "earliest"),
                    Map.entry("isolation.level", "read_uncommitted"),
                    // Latency: an answer as soon as there is one byte.
                    Map.entry("fetch.min.bytes", "1"),
                    Map.entry("reconnect.backoff.ms", "50"),
                    Map.entry("reconnect.backoff.max.ms", "1000"));

    private Clients() {}

    static Admin admin(KafkaSettings settings) {
        return Admin.create(
                settings.with(
                        Map.of(
                                "reconnect.backoff.max.ms",
                                "1000",
                                "request.timeout.ms",
                                "10000",
                                "default.api.timeout.ms",
                                "30000")));
    }

    static Consumer<byte[], byte[]> consumer(KafkaSettings settings, Map<String, Object> own) {
        Map<String, Object> all = settings.with(CONSUMER);
        all.putAll(own);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static KafkaException failure(String doing, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new KafkaException(doing + ": " + cause.getMessage(), cause);
    }
}
