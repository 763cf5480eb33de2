package dev.sluice.source.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.Hint;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import dev.sluice.log.Topics;
import dev.sluice.source.push.HintStore;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/// Writes hints to the log by the channel `hints`.
@ApplicationScoped
public class HintChannel implements HintStore {

    private static final Logger LOG = Logger.getLogger("dev.sluice.source");

    private final Emitter<byte[]> emitter;

    HintChannel(
            @Channel("hints") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 10_000)
                    Emitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    @Override
    public boolean store(List<Hint> hints, Duration patience) {
        var written = new ArrayList<CompletableFuture<Void>>();
        try {
            hints.forEach(hint -> written.add(send(hint)));
            CompletableFuture.allOf(written.toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            LOG.warnf("hints not stored count=%d reason=\"%s\"", hints.size(), e.toString());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CompletableFuture<Void> send(Hint hint) {
        var written = new CompletableFuture<Void>();
        var metadata =
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(hint.key())
                        .withPartition(Topics.partition(Topic.HINTS, hint.key()))
                        .withHeaders(headers(hint))
                        .build();
        emitter.send(
                Message.of(Codec.encode(hint))
                        .addMetadata(metadata)
                        .withAck(
                                () -> {
                                    written.complete(null);
                                    return CompletableFuture.completedFuture(null);
                                })
                        .withNack(
                                failure -> {
                                    written.completeExceptionally(failure);
                                    return CompletableFuture.completedFuture(null);
                                }));
        return written;
    }

    private static Headers headers(Hint hint) {
        var headers = new RecordHeaders();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", UUID.randomUUID().toString().replace("-", "").getBytes(UTF_8));
        headers.add("ce_type", "dev.sluice.Hint.v1".getBytes(UTF_8));
        headers.add("ce_source", "/source-service".getBytes(UTF_8));
        headers.add("ce_time", hint.at().toString().getBytes(UTF_8));
        headers.add("content-type", "application/json".getBytes(UTF_8));
        return headers;
    }
}
