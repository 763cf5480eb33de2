package dev.sluice.render.kafka;

import dev.sluice.events.LogRecord;
import dev.sluice.log.Position;
import dev.sluice.log.Stored;
import dev.sluice.log.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// A table in which our own writes are seen at once, and not only when they have been read back.
final class Written<T extends LogRecord> {

    private final Table<T> table;
    private final ToIntFunction<String> owned;
    private final ConcurrentMap<String, Mine<T>> mine = new ConcurrentHashMap<>();

    private record Mine<T extends LogRecord>(@Nullable T value, long offset) {}

    /// @param owned the partition of deliveries that a key belongs to
    Written(Table<T> table, ToIntFunction<String> owned) {
        this.table = table;
        this.owned = owned;
    }

    void note(String key, @Nullable T value, Position position) {
        mine.put(key, new Mine<>(value, position.offset()));
    }

    @Nullable T get(String key) {
        var own = mine.get(key);
        if (own == null) {
            return table.get(key);
        }
        Stored<T> stored = table.stored(key);
        boolean readBack = stored == null ? own.value() == null : stored.offset() >= own.offset();
        if (readBack) {
            mine.remove(key, own);
            return stored == null ? null : stored.value();
        }
        return own.value();
    }

    /// What is read back, in the order of the keys.
    List<T> read() {
        return table.values();
    }

    /// What is read back, and over it what was written since.
    Collection<T> all() {
        var all = new LinkedHashMap<String, T>();
        table.values().forEach(value -> all.put(value.key(), value));
        for (var key : mine.keySet()) {
            var value = get(key);
            if (value == null) {
                all.remove(key);
            } else {
                all.put(key, value);
            }
        }
        return all.values();
    }

    /// The partition of deliveries is or was another's: what that one wrote counts, also where it
    /// ended what we had written.
    void forget(int partition) {
        mine.keySet().removeIf(key -> owned.applyAsInt(key) == partition);
    }
}
