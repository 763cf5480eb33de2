package dev.sluice.kustomize.schema;

import java.util.HashMap;
import java.util.Map;

/// The scopes of kinds that hold without and before any schema.
final class BuiltInScopes {

    static final Map<TypeName, Scope> ALL = read();

    private BuiltInScopes() {}

    private static Map<TypeName, Scope> read() {
        var scopes = new HashMap<TypeName, Scope>();
        for (var line : Table.read("scopes.txt").lines()) {
            var space = line.indexOf(' ');
            var isNamespaced = line.endsWith(" namespaced");
            scopes.put(
                    TypeName.parse(line.substring(0, space)),
                    isNamespaced ? Scope.NAMESPACED : Scope.CLUSTER);
        }
        return scopes;
    }
}
