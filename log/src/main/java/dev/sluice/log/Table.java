package dev.sluice.log;

import dev.sluice.events.Generation;
import dev.sluice.events.LogRecord;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The newest record per key of a topic. Newest is the highest generation, whatever the order on
/// the log; without generations, the last. Read by any thread, written by its [LogFollower].
public final class Table<T extends LogRecord> {

    private final ConcurrentMap<String, Stored<T>> newest = new ConcurrentHashMap<>();

    Table() {}

    public @Nullable T get(String key) {
        Stored<T> stored = newest.get(key);
        return stored == null ? null : stored.value();
    }

    public @Nullable Stored<T> stored(String key) {
        return newest.get(key);
    }

    /// All values, by key.
    public List<T> values() {
        return sorted(-1);
    }

    public List<T> ofPartition(int partition) {
        return sorted(partition);
    }

    public int size() {
        return newest.size();
    }

    @Nullable Stored<T> put(String key, Stored<T> stored) {
        return newest.put(key, stored);
    }

    @Nullable Stored<T> remove(String key) {
        return newest.remove(key);
    }

    /// Whether what stands under the key is of a higher generation.
    boolean outranks(String key, T value) {
        Stored<T> standing = newest.get(key);
        if (standing == null) {
            return false;
        }
        Generation mine = generation(standing.value());
        Generation other = generation(value);
        return mine != null && other != null && mine.isAfter(other);
    }

    private List<T> sorted(int partition) {
        return newest.entrySet().stream()
                .filter(entry -> partition < 0 || entry.getValue().partition() == partition)
                .sorted(Comparator.comparing(entry -> entry.getKey()))
                .map(entry -> entry.getValue().value())
                .toList();
    }

    private static @Nullable Generation generation(LogRecord event) {
        Subject subject = Subject.of(event);
        return subject == null ? null : subject.generation();
    }
}
