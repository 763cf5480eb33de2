package dev.sluice.log;

import dev.sluice.events.LogRecord;
import java.time.Instant;

/// A record, and where it stands.
///
/// @param at when Kafka took it
public record Stored<T extends LogRecord>(T value, int partition, long offset, Instant at) {}
