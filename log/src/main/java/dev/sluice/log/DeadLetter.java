package dev.sluice.log;

import dev.sluice.events.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record that could not be read and was put aside.
///
/// @param key of the record, null where it had none
/// @param at when Kafka took the record
public record DeadLetter(
        Topic topic, int partition, long offset, @Nullable String key, String reason, Instant at) {

    /// The key on the topic of dead letters: one for each record, however often it is read.
    public String id() {
        return topic.topicName() + "/" + partition + "/" + offset;
    }
}
