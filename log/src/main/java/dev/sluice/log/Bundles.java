package dev.sluice.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.BundlePointer;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.ManifestBundle;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads bundles from the log. A pointer is a hint; key and digest decide, and a scan of the
/// partition mends what the pointer missed.
public final class Bundles implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Bundles.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int AT_ONCE = 4;
    private static final Map<String, Object> SETTINGS =
            Map.of(
                    "auto.offset.reset",
                    "none",
                    // One record is wanted; Kafka sends it whole even where it is larger than this.
                    "max.partition.fetch.bytes",
                    "65536",
                    "max.poll.records",
                    "1",
                    "fetch.max.wait.ms",
                    "100");

    private final KafkaSettings settings;
    private final ConcurrentLinkedDeque<Consumer<byte[], byte[]>> idle =
            new ConcurrentLinkedDeque<>();
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final BundleCache cache = new BundleCache();
    private final Map<String, CompletableFuture<@Nullable ManifestBundle>> underWay =
            new ConcurrentHashMap<>();

    public Bundles(KafkaSettings settings) {
        this.settings = settings;
    }

    /// The bundle, or null where the log does not have it any more. For any thread.
    ///
    /// @throws KafkaException where Kafka does not answer
    public @Nullable ManifestBundle read(DeliveryId delivery, BundlePointer pointer) {
        String key = ManifestBundle.key(delivery, pointer.digest());
        ManifestBundle known = cache.get(key);
        return known != null ? known : readOnce(key, pointer);
    }

    @Override
    public void close() {
        Consumer<byte[], byte[]> one;
        while ((one = idle.poll()) != null) {
            one.close();
        }
    }

    /// A thousand control planes that ask at once cost one look-up.
    private @Nullable ManifestBundle readOnce(String key, BundlePointer pointer) {
        var mine = new CompletableFuture<@Nullable ManifestBundle>();
        var other = underWay.putIfAbsent(key, mine);
        if (other != null) {
            return await(other);
        }
        try {
            mine.complete(readFromLog(key, pointer));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        } finally {
            underWay.remove(key);
        }
        return await(mine);
    }

    private static @Nullable ManifestBundle await(
            CompletableFuture<@Nullable ManifestBundle> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : e;
        }
    }

    private @Nullable ManifestBundle readFromLog(String key, BundlePointer pointer) {
        permits.acquireUninterruptibly();
        try {
            Consumer<byte[], byte[]> pooled = idle.poll();
            var reader = pooled != null ? pooled : Clients.consumer(settings, SETTINGS);
            try {
                ManifestBundle found = at(reader, key, pointer);
                if (found == null) {
                    found = scan(reader, key, pointer);
                }
                reader.unsubscribe();
                idle.push(reader);
                return found;
            } catch (RuntimeException e) {
                reader.close();
                throw e;
            }
        } finally {
            permits.release();
        }
    }

    private @Nullable ManifestBundle at(
            Consumer<byte[], byte[]> reader, String key, BundlePointer pointer) {
        if (pointer.partition() != Topics.partition(Topic.BUNDLES, key) || pointer.offset() < 0) {
            return null;
        }
        ConsumerRecord<byte[], byte[]> record = next(reader, partition(key), pointer.offset());
        return record == null || record.offset() != pointer.offset()
                ? null
                : verified(record, key, pointer);
    }

    /// The first record from this offset on; null where the partition ends before.
    private static @Nullable ConsumerRecord<byte[], byte[]> next(
            Consumer<byte[], byte[]> reader, TopicPartition partition, long offset) {
        reader.assign(List.of(partition));
        reader.seek(partition, offset);
        long start = System.nanoTime();
        try {
            while (System.nanoTime() - start < PATIENCE.toNanos()) {
                for (var record : reader.poll(POLL).records(partition)) {
                    return record;
                }
                if (end(reader, partition) <= offset) {
                    return null;
                }
            }
        } catch (InvalidOffsetException _) {
            return null;
        }
        throw new TimeoutException("reading " + partition + " at " + offset);
    }

    private @Nullable ManifestBundle scan(
            Consumer<byte[], byte[]> looking, String key, BundlePointer pointer) {
        TopicPartition partition = partition(key);
        LOG.log(
                System.Logger.Level.INFO,
                () -> "bundle not where the pointer says, scanning key=%s".formatted(key));
        long end = end(looking, partition);
        ManifestBundle found = null;
        byte[] wanted = key.getBytes(UTF_8);
        // Another consumer: this one takes large steps.
        try (var reader = Clients.consumer(settings, Map.of())) {
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            long heardAt = System.nanoTime();
            while (reader.position(partition, PATIENCE) < end) {
                var records = reader.poll(POLL);
                for (var record : records.records(partition)) {
                    if (Arrays.equals(record.key(), wanted)) {
                        found = verified(record, key, pointer);
                    }
                }
                heardAt = records.isEmpty() ? heardAt : System.nanoTime();
                if (System.nanoTime() - heardAt > PATIENCE.toNanos()) {
                    throw new TimeoutException("scanning " + partition + " for " + key);
                }
            }
        }
        return found;
    }

    private static long end(Consumer<byte[], byte[]> reader, TopicPartition partition) {
        Long end = reader.endOffsets(List.of(partition), PATIENCE).get(partition);
        return end == null ? 0 : end;
    }

    private @Nullable ManifestBundle verified(
            ConsumerRecord<byte[], byte[]> record, String key, BundlePointer pointer) {
        byte @Nullable [] value = record.value();
        if (value == null
                || !(Reading.of(Topic.BUNDLES, record)
                        instanceof Reading.Event(String found, ManifestBundle bundle))
                || !found.equals(key)
                || !content(bundle).equals(pointer.digest())) {
            return null;
        }
        cache.put(key, bundle, value.length);
        return bundle;
    }

    private static Digest content(ManifestBundle bundle) {
        return Codec.digest(bundle.rendererVersion(), bundle.objects(), bundle.definitions());
    }

    private static TopicPartition partition(String key) {
        return new TopicPartition(Topic.BUNDLES.topicName(), Topics.partition(Topic.BUNDLES, key));
    }
}
