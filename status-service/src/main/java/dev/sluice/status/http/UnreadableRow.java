package dev.sluice.status.http;

import dev.sluice.status.board.Unreadable;
import java.time.Instant;

/// A record that could not be read.
///
/// @param key empty where it had none
/// @param deadLetters the topic where it lies as it was, under `topic/partition/offset`
public record UnreadableRow(
        String topic,
        int partition,
        long offset,
        String key,
        String reason,
        Instant at,
        String deadLetters) {

    static UnreadableRow of(Unreadable unreadable) {
        var place = unreadable.place();
        return new UnreadableRow(
                place.topic().topicName(),
                place.partition(),
                place.offset(),
                unreadable.key(),
                unreadable.reason(),
                unreadable.at(),
                place.topic().deadLetters());
    }
}
