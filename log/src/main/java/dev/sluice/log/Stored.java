package dev.sluice.log;

import dev.sluice.events.LogRecord;
import java.time.Instant;

/// A record with the place where it lies.
///
/// @param at when it was written, by the writer's clock
public record Stored<T extends LogRecord>(T value, int partition, long offset, Instant at) {}
