package dev.sluice.status.board;

import dev.sluice.events.Topic;

/// Where a record stands on the log.
public record Place(Topic topic, int partition, long offset) {}
