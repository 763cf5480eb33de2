package dev.sluice.log;

import dev.sluice.events.LogRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a record did to a table.
///
/// @param value the newest now; null after a tombstone
/// @param before what stood there
public record Change<T extends LogRecord>(
        String key,
        @Nullable T value,
        @Nullable T before,
        int partition,
        long offset,
        Instant at) {}
