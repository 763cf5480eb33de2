package dev.sluice.kustomize.schema;

import org.jspecify.annotations.Nullable;

/// The definitions of a schema; what it does not define is null.
interface Definitions {

    @Nullable TypeSchema byName(String name);

    /// Those definitions that are kinds.
    @Nullable TypeSchema byKind(TypeName kind);

    /// Whether a kind is known to live in a namespace.
    @Nullable Scope scope(TypeName kind);
}
