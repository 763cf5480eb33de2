package dev.sluice.manifest;

/// What becomes of keys that Kubernetes cannot have: numbers, booleans, null.
public enum OddKeys {
    /// They are a mistake.
    REFUSED,

    /// They are kept as they are written, for kustomize compares and replaces them as texts. The
    /// key of the field tells what it is.
    KEPT
}
