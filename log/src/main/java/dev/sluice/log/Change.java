package dev.sluice.log;

import dev.sluice.events.LogRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A table took a record in.
///
/// @param value null where a tombstone ended the key
/// @param before what the table held under the key, null where there was nothing
/// @param at when Kafka took the record
public record Change<T extends LogRecord>(
        String key,
        @Nullable T value,
        @Nullable T before,
        int partition,
        long offset,
        Instant at) {}
