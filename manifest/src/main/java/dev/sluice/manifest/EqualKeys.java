package dev.sluice.manifest;

/// What becomes of a mapping in which the same key stands twice.
public enum EqualKeys {
    /// It is a mistake, as for kubectl and kustomize.
    REFUSED,

    /// The last of them counts, as for Helm.
    LAST_COUNTS
}
