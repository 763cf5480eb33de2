package dev.sluice.apply.controlplane;

/// A field that somebody else owns.
public record FieldConflict(String owner, String field) {}
