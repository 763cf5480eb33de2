package dev.sluice.kustomize.schema;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The definitions of a schema that a user brings.
record GivenDefinitions(
        Map<String, TypeSchema> names, Map<TypeName, TypeSchema> kinds, Map<TypeName, Scope> scopes)
        implements Definitions {

    GivenDefinitions {
        names = Collections.unmodifiableMap(names);
        kinds = Collections.unmodifiableMap(kinds);
        scopes = Collections.unmodifiableMap(scopes);
    }

    @Override
    public @Nullable TypeSchema byName(String name) {
        return names.get(name);
    }

    @Override
    public @Nullable TypeSchema byKind(TypeName kind) {
        return kinds.get(kind);
    }

    @Override
    public @Nullable Scope scope(TypeName kind) {
        return scopes.get(kind);
    }
}
