package dev.sluice.kustomize.schema;

import java.util.Collections;
import java.util.Map;

/// The definitions of a schema by their names, those that are kinds by kind, and which kinds are
/// known to live in a namespace.
record Definitions(
        Map<String, TypeSchema> byName,
        Map<TypeName, TypeSchema> byKind,
        Map<TypeName, Scope> scopes) {

    Definitions {
        byName = Collections.unmodifiableMap(byName);
        byKind = Collections.unmodifiableMap(byKind);
        scopes = Collections.unmodifiableMap(scopes);
    }
}
