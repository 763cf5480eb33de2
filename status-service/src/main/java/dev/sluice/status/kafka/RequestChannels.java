package dev.sluice.status.kafka;

import dev.sluice.events.Hint;
import dev.sluice.events.Intervention;
import dev.sluice.events.LogRecord;
import dev.sluice.events.wire.Codec;
import dev.sluice.log.Topics;
import dev.sluice.status.intervention.Requests;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/// The channels of what people ask for.
@Singleton
class RequestChannels implements Requests {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MutinyEmitter<byte[]> interventions;
    private final MutinyEmitter<byte[]> hints;
    private final MutinyEmitter<byte[]> history;

    RequestChannels(
            @Channel("interventions") MutinyEmitter<byte[]> interventions,
            @Channel("hints") MutinyEmitter<byte[]> hints,
            @Channel("history") MutinyEmitter<byte[]> history) {
        this.interventions = interventions;
        this.hints = hints;
        this.history = history;
    }

    @Override
    public void ask(Intervention intervention) {
        send(interventions, intervention);
        send(history, intervention);
    }

    @Override
    public void ask(Hint hint) {
        send(hints, hint);
    }

    private static void send(MutinyEmitter<byte[]> channel, LogRecord event) {
        channel.sendMessage(
                        Message.of(Codec.encode(event))
                                .addMetadata(
                                        OutgoingKafkaRecordMetadata.<String>builder()
                                                .withKey(event.key())
                                                .withPartition(
                                                        Topics.partition(
                                                                event.topic(), event.key()))
                                                .withHeaders(headers(event))
                                                .build()))
                .await()
                .atMost(PATIENCE);
    }

    private static RecordHeaders headers(LogRecord event) {
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", UUID.randomUUID().toString());
        add(headers, "ce_type", "dev.sluice." + event.getClass().getSimpleName() + ".v1");
        add(headers, "ce_source", "status-service");
        add(headers, "ce_time", Instant.now().toString());
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
