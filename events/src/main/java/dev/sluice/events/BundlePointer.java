package dev.sluice.events;

/// Where a bundle lies on the log. A hint: key and digest decide.
public record BundlePointer(int partition, long offset, Digest digest) {}
