package dev.sluice.log;

import static dev.sluice.log.Records.APPS;
import static dev.sluice.log.Records.bundle;
import static dev.sluice.log.Records.commit;
import static dev.sluice.log.Records.removal;
import static dev.sluice.log.Records.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import dev.sluice.stack.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWriterIT {

    @TempDir static Path directory;
    private static KafkaBroker broker;
    private static KafkaSettings settings;
    private static LogWriter writer;

    @BeforeAll
    static void startBroker() {
        broker = KafkaBroker.start(directory);
        settings = new KafkaSettings(Map.of("bootstrap.servers", broker.bootstrapServers()));
        Topics.ensure(settings);
        writer = new LogWriter(settings, "dev.sluice/test");
    }

    @AfterAll
    static void stopBroker() {
        writer.close();
        broker.close();
    }

    @Test
    void writesWhereTheKeyBelongsAndKeepsATwinInTheHistory() {
        var event = commit(source("twin"), 5, 1);

        Position position = writer.write(event).join();

        assertThat(position.partition()).isEqualTo(Topics.partition(event.source().toString()));
        var record = read(Topic.COMMITS, position.partition(), position.offset());
        assertThat(record.key()).isEqualTo("GitRepository/flux-system/twin");
        assertThat(record.value()).isEqualTo(Codec.encode(event));
        assertThat(header(record, "ce_type")).isEqualTo("dev.sluice.CommitEvent.v1");
        assertThat(header(record, "ce_source")).isEqualTo("dev.sluice/test");
        assertThat(header(record, "traceparent")).startsWith("00-");
        var twin = read(Topic.HISTORY, position.partition(), 0);
        assertThat(twin.key()).isEqualTo(record.key());
        assertThat(twin.value()).isEqualTo(record.value());
        assertThat(header(twin, "ce_id")).isEqualTo(header(record, "ce_id"));
    }

    @Test
    void writesAPlacementWhereItsControlPlaneBelongs() {
        Position position = writer.write(removal(APPS, 1, 1)).join();

        assertThat(position.partition()).isEqualTo(Topics.partition(Records.LOCAL.toString()));
    }

    @Test
    void endsAKeyByATombstone() {
        String key = source("ended").toString();

        Position end = writer.end(Topic.COMMITS, key).join();

        var record = read(Topic.COMMITS, end.partition(), end.offset());
        assertThat(record.key()).isEqualTo(key);
        assertThat(record.value()).isNull();
        assertThat(header(record, "ce_type")).isEqualTo("dev.sluice.End.v1");
    }

    @Test
    void takesALargeBundleThatCompressesWell() {
        var bundle = bundle("all work and no play makes a large manifest ".repeat(2_000_000));

        assertThat(writer.write(bundle).join().offset()).isNotNegative();
    }

    @Test
    void refusesABundleThatIsTooLargeAsCompressed() {
        byte[] noise = new byte[12 << 20];
        new Random(7).nextBytes(noise);
        var bundle = bundle(Base64.getEncoder().encodeToString(noise));

        assertThatThrownBy(() -> writer.write(bundle).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(RecordTooLargeException.class)
                .hasMessage(
                        "ManifestBundle %s of 16.0 MB is too large:"
                                + " a record has at most 9 MB as compressed, 128 MB before",
                        bundle.key());
    }

    @Test
    void refusesABundleThatIsTooLargeBeforeCompression() {
        var bundle = bundle("a".repeat(130 << 20));

        assertThatThrownBy(() -> writer.write(bundle).join())
                .cause()
                .isInstanceOf(RecordTooLargeException.class)
                .hasMessageContaining("of 130.0 MB");
    }

    @Test
    void whatWaitsForAWriteMayWriteAgain() {
        var first = commit(source("chain"), 1, 0);
        var second = commit(source("chain"), 1, 1);

        var both =
                writer.write(first)
                        .thenApply(at -> writer.write(second).join().offset() - at.offset())
                        .orTimeout(10, TimeUnit.SECONDS);

        assertThat(both.join()).isEqualTo(1);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static ConsumerRecord<String, byte[]> read(Topic topic, int partition, long offset) {
        var at = new TopicPartition(topic.topicName(), partition);
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>copyOf(settings.properties()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(at));
            consumer.seek(at, offset);
            return consumer.poll(Duration.ofSeconds(10)).records(at).getFirst();
        }
    }
}
