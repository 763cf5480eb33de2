package dev.sluice.status.board;

import java.time.Instant;

/// A record that could not be read and was put aside: what stands under its key may be older than
/// what was meant.
///
/// @param key empty where it had none
public record Unreadable(Place place, String key, String reason, Instant at) {}
