package dev.sluice.apply.controlplane;

/// How an object is applied.
public enum Manner {
    /// A field of another owner is a conflict.
    POLITE,
    /// Fields are taken from whoever owns them.
    FORCED,
    /// Nothing is written; conflicts are told.
    DRY
}
