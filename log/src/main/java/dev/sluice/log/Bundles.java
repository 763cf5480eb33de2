package dev.sluice.log;

import dev.sluice.events.BundlePointer;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import dev.sluice.events.wire.UnreadableRecordException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads bundles where placements point. A pointer is a hint: key and digest decide, and a scan of
/// the partition mends what compaction or a lost log has moved.
public final class Bundles implements AutoCloseable {

    private static final int READERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SCAN_BYTES = 8 * 1024 * 1024;

    private final KafkaSettings settings;
    private final BlockingQueue<KafkaConsumer<String, byte[]>> readers =
            new LinkedBlockingQueue<>();

    public Bundles(KafkaSettings settings) {
        this.settings = settings;
        for (int reader = 0; reader < READERS; reader++) {
            // One record is asked for; a broker always gives at least one batch.
            readers.add(consumer(1));
        }
    }

    /// The bundle, or null where the log holds it no more. Safe for all threads.
    public @Nullable ManifestBundle read(DeliveryId delivery, BundlePointer pointer) {
        KafkaConsumer<String, byte[]> reader;
        try {
            reader = readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while reading a bundle", e);
        }
        try {
            String key = ManifestBundle.key(delivery, pointer.digest());
            ManifestBundle pointedAt = at(reader, key, pointer);
            return pointedAt != null ? pointedAt : scan(key, pointer);
        } finally {
            readers.add(reader);
        }
    }

    private static @Nullable ManifestBundle at(
            KafkaConsumer<String, byte[]> reader, String key, BundlePointer pointer) {
        var partition = partition(pointer.partition());
        reader.assign(List.of(partition));
        long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (pointer.offset() >= end) {
            return null;
        }
        reader.seek(partition, pointer.offset());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> record : reader.poll(PATIENCE)) {
                return record.offset() == pointer.offset() ? bundle(record, key, pointer) : null;
            }
        }
        return null;
    }

    private @Nullable ManifestBundle scan(String key, BundlePointer pointer) {
        var partition = partition(Topics.partition(Topic.BUNDLES, key));
        try (KafkaConsumer<String, byte[]> reader = consumer(SCAN_BYTES)) {
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            ManifestBundle found = null;
            while (reader.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(PATIENCE)) {
                    ManifestBundle bundle = bundle(record, key, pointer);
                    found = bundle == null ? found : bundle;
                }
            }
            return found;
        }
    }

    private static @Nullable ManifestBundle bundle(
            ConsumerRecord<String, byte[]> record, String key, BundlePointer pointer) {
        if (record.value() == null || !key.equals(record.key())) {
            return null;
        }
        try {
            var bundle = (ManifestBundle) Codec.decode(Topic.BUNDLES, record.value());
            var digest =
                    Codec.digest(bundle.rendererVersion(), bundle.objects(), bundle.definitions());
            return digest.equals(pointer.digest()) ? bundle : null;
        } catch (UnreadableRecordException _) {
            return null;
        }
    }

    private static TopicPartition partition(int partition) {
        return new TopicPartition(Topic.BUNDLES.topicName(), partition);
    }

    private KafkaConsumer<String, byte[]> consumer(int fetchBytes) {
        Map<String, Object> required = new LinkedHashMap<>();
        required.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        required.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        required.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, fetchBytes);
        required.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, fetchBytes);
        required.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(
                settings.with(required), new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        readers.forEach(KafkaConsumer::close);
    }
}
