package dev.sluice.status.board;

import java.time.Instant;

/// A record that stands, where it stands on the log and since when.
public record Stamped<T>(T value, Place place, Instant at) {}
