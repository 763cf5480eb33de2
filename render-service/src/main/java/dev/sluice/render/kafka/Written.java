package dev.sluice.render.kafka;

import dev.sluice.events.LogRecord;
import dev.sluice.log.Position;
import dev.sluice.log.Stored;
import dev.sluice.log.Table;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// A table in which our own writes are seen at once, and not only when they have been read back.
final class Written<T extends LogRecord> {

    private final Table<T> table;
    private final ConcurrentMap<String, Mine<T>> mine = new ConcurrentHashMap<>();

    private record Mine<T extends LogRecord>(@Nullable T value, long offset) {}

    Written(Table<T> table) {
        this.table = table;
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
}
