package dev.sluice.log;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Topic;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A topic that is followed: its table, and who hears of changes.
final class Followed<T extends LogRecord> {

    private final Topic topic;
    private final Table<T> table;
    private final List<Consumer<Change<T>>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Stored<T>>> tails = new CopyOnWriteArrayList<>();

    Followed(Topic topic, Class<T> type) {
        this.topic = topic;
        this.table = new Table<>(topic, type);
    }

    Topic topic() {
        return topic;
    }

    Table<T> table() {
        return table;
    }

    void listen(Consumer<Change<T>> listener) {
        listeners.add(listener);
    }

    /// Hears of records that stand, but behind which something lower was written.
    void tail(Consumer<Stored<T>> tail) {
        tails.add(tail);
    }

    void read(ConsumerRecord<byte[], byte[]> record, DeadLetters deadLetters) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        switch (Reading.of(topic, record)) {
            case Reading.Event(var key, var value) -> {
                var stored =
                        new Stored<>(
                                table.type().cast(value), record.partition(), record.offset(), at);
                tell(table.take(key, stored, Envelope.epoch(record.headers())));
            }
            case Reading.Tombstone(var key) ->
                    tell(
                            table.end(
                                    key,
                                    record.partition(),
                                    record.offset(),
                                    at,
                                    Envelope.epoch(record.headers())));
            case Reading.Unreadable(var letter) -> {
                deadLetters.add(letter, record);
                String key = letter.key();
                if (key != null) {
                    tell(table.unreadable(key, record.partition(), record.offset()));
                }
            }
        }
    }

    private void tell(Table.Taking<T> taking) {
        switch (taking) {
            case Table.Taking.Changed<T>(var change) ->
                    listeners.forEach(
                            listener ->
                                    Calls.guarded(
                                            "for a change of " + change.key(),
                                            () -> listener.accept(change)));
            case Table.Taking.Dropped<T>(var standing) ->
                    tails.forEach(
                            tail ->
                                    Calls.guarded(
                                            "for a late record of " + standing.value().key(),
                                            () -> tail.accept(standing)));
            case Table.Taking.Nothing<T> _ -> {}
        }
    }
}
