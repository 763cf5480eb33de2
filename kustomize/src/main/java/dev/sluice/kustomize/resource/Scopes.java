package dev.sluice.kustomize.resource;

import dev.sluice.kustomize.schema.TypeName;

/// Knows which kinds of objects live outside of namespaces.
public interface Scopes {

    /// Whether a kind is certainly cluster-scoped; one that is not known counts as namespaced.
    boolean isClusterScoped(TypeName type);
}
