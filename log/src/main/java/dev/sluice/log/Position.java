package dev.sluice.log;

/// Where a record stands on its topic.
public record Position(int partition, long offset) {}
