package dev.sluice.status.board;

import dev.sluice.events.LogRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record as it is read from the log.
///
/// @param value null ends what stood under the key
public record Recorded(String key, @Nullable LogRecord value, Place place, Instant at) {}
