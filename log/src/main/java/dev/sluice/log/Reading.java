package dev.sluice.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Topic;
import dev.sluice.events.wire.Codec;
import dev.sluice.events.wire.UnreadableRecordException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What the bytes of a record turned out to be.
sealed interface Reading {

    record Event(String key, LogRecord value) implements Reading {}

    record Tombstone(String key) implements Reading {}

    record Unreadable(DeadLetter letter) implements Reading {}

    static Reading of(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] keyBytes = record.key();
        if (keyBytes == null) {
            return unreadable(topic, record, null, "it has no key");
        }
        String key = new String(keyBytes, UTF_8);
        int partition = partition(topic, key, record.partition());
        if (record.partition() != partition) {
            return unreadable(
                    topic,
                    record,
                    key,
                    "its key belongs in partition %d (murmur2 of '%s')"
                            .formatted(partition, topic.partitionKey(key)));
        }
        byte @Nullable [] value = record.value();
        return value == null ? new Tombstone(key) : decode(topic, record, key, value);
    }

    private static Reading decode(
            Topic topic, ConsumerRecord<byte[], byte[]> record, String key, byte[] value) {
        try {
            LogRecord event = Codec.decode(topic, value);
            return event.key().equals(key)
                    ? new Event(key, event)
                    : unreadable(
                            topic, record, key, "its key should be '%s'".formatted(event.key()));
        } catch (UnreadableRecordException e) {
            return unreadable(topic, record, key, String.valueOf(e.getMessage()));
        }
    }

    /// The history keeps each record in the partition of its own topic.
    private static int partition(Topic topic, String key, int found) {
        return topic == Topic.HISTORY ? found : Topics.partition(topic, key);
    }

    private static Unreadable unreadable(
            Topic topic,
            ConsumerRecord<byte[], byte[]> record,
            @Nullable String key,
            String reason) {
        return new Unreadable(
                new DeadLetter(
                        topic,
                        record.partition(),
                        record.offset(),
                        key,
                        reason,
                        Instant.ofEpochMilli(record.timestamp())));
    }
}
