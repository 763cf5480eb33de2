package dev.sluice.kustomize.schema;

/// Where objects of a kind live.
public enum Scope {
    NAMESPACED,
    CLUSTER,

    /// No schema tells; kustomize then takes the kind for a namespaced one.
    UNKNOWN
}
