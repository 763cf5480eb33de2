package dev.sluice.status.board;

import dev.sluice.events.DeliveryId;
import dev.sluice.events.LogRecord;
import dev.sluice.events.Topic;
import dev.sluice.status.Sample;
import java.time.Instant;
import java.util.Set;

/// A board that is told records one after the other, as a log would.
public final class Told {
    public static final int PARTITION = 3;

    private final Board board = new Board(_ -> PARTITION);
    private long offset;

    public static Told of(LogRecord... records) {
        return new Told().and(records);
    }

    public Told and(LogRecord... records) {
        for (var record : records) {
            fold(record, Sample.NOON);
        }
        return this;
    }

    public Set<Subject> fold(LogRecord record, Instant at) {
        return fold(record.topic(), record, at);
    }

    public Set<Subject> fold(Topic topic, LogRecord record, Instant at) {
        return board.fold(
                new Recorded(record.key(), record, new Place(topic, PARTITION, offset++), at));
    }

    /// Something that is no record.
    public Told unreadable(Topic topic, String key, String reason) {
        board.fold(new Unreadable(new Place(topic, PARTITION, offset++), key, reason, Sample.NOON));
        return this;
    }

    public Set<Subject> end(Topic topic, String key) {
        return board.fold(
                new Recorded(key, null, new Place(topic, PARTITION, offset++), Sample.NOON));
    }

    public Facts facts() {
        return board.facts();
    }

    public DeliveryFacts delivery(DeliveryId id) {
        return facts().delivery(id).orElseThrow();
    }
}
