package dev.sluice.kustomize.schema;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the definitions and paths of a schema that a user brings: an OpenAPI 2 document.
final class OwnDefinitions {

    private static final String TYPE_EXTENSION = "x-kubernetes-group-version-kind";
    private static final String REFERENCE = "#/definitions/";

    private OwnDefinitions() {}

    static GivenDefinitions read(Mapping document) {
        var byName = new LinkedHashMap<String, TypeSchema>();
        var byKind = new LinkedHashMap<TypeName, TypeSchema>();
        fieldsOf(document, "definitions")
                .forEach(
                        (name, field) -> {
                            var schema = type(field.value());
                            byName.put(name, schema);
                            kindsOf(field.value()).forEach(kind -> byKind.put(kind, schema));
                        });
        return new GivenDefinitions(byName, byKind, scopes(document));
    }

    private static Map<String, Mapping.Field> fieldsOf(Mapping mapping, String name) {
        return mapping.mapping(name).orElseGet(() -> Mapping.empty(mapping.position())).fields();
    }

    static TypeSchema type(YamlNode node) {
        if (!(node instanceof Mapping schema)) {
            return TypeSchema.ANYTHING;
        }
        var fields = new LinkedHashMap<String, TypeSchema>();
        fieldsOf(schema, "properties")
                .forEach((name, field) -> fields.put(name, type(field.value())));
        return new TypeSchema(
                reference(schema),
                fields,
                schema.mapping("additionalProperties").map(OwnDefinitions::type).orElse(null),
                isArray(schema)
                        ? schema.mapping("items").map(OwnDefinitions::type).orElse(null)
                        : null,
                merge(schema));
    }

    private static @Nullable String reference(Mapping schema) {
        return schema.string("$ref")
                .filter(text -> text.startsWith(REFERENCE))
                .map(text -> text.substring(REFERENCE.length()))
                .orElse(null);
    }

    private static boolean isArray(Mapping schema) {
        return strings(schema, "type").equals(List.of("array"));
    }

    private static @Nullable List<String> merge(Mapping schema) {
        var strategies = schema.string("x-kubernetes-patch-strategy").orElse("").split(",");
        if (!List.of(strategies).contains("merge")) {
            return null;
        }
        return schema.sequence("x-kubernetes-list-map-keys").isPresent()
                ? strings(schema, "x-kubernetes-list-map-keys")
                : strings(schema, "x-kubernetes-patch-merge-key");
    }

    /// A field that holds one string or several.
    private static List<String> strings(Mapping mapping, String field) {
        var strings = new ArrayList<String>();
        switch (mapping.get(field).orElse(null)) {
            case Scalar scalar when !scalar.isNull() -> strings.add(scalar.text());
            case Sequence sequence -> {
                for (var item : sequence.items()) {
                    if (item instanceof Scalar scalar) {
                        strings.add(scalar.text());
                    }
                }
            }
            case Scalar _, Mapping _ -> {}
            case null -> {}
        }
        return strings;
    }

    private static List<TypeName> kindsOf(YamlNode node) {
        if (!(node instanceof Mapping schema)) {
            return List.of();
        }
        return schema.sequence(TYPE_EXTENSION).stream()
                .flatMap(kinds -> kinds.items().stream())
                .flatMap(kind -> typeName(kind).stream())
                .toList();
    }

    private static Optional<TypeName> typeName(YamlNode node) {
        if (!(node instanceof Mapping type)) {
            return Optional.empty();
        }
        var group = type.string("group").filter(name -> !name.isEmpty());
        return type.string("version")
                .map(version -> group.map(name -> name + "/" + version).orElse(version))
                .flatMap(version -> type.string("kind").map(kind -> new TypeName(version, kind)));
    }

    /// A kind that some path reads from inside a namespace lives in namespaces.
    private static Map<TypeName, Scope> scopes(Mapping document) {
        var scopes = new LinkedHashMap<TypeName, Scope>();
        fieldsOf(document, "paths")
                .forEach(
                        (path, operations) -> {
                            var kind = readKind(operations.value());
                            kind.ifPresent(
                                    k -> scopes.merge(k, scopeOf(path), OwnDefinitions::wider));
                        });
        return scopes;
    }

    private static Optional<TypeName> readKind(YamlNode operations) {
        return operations instanceof Mapping mapping
                ? mapping.mapping("get")
                        .flatMap(get -> get.get(TYPE_EXTENSION))
                        .flatMap(OwnDefinitions::typeName)
                : Optional.empty();
    }

    private static Scope scopeOf(String path) {
        return path.contains("namespaces/{namespace}") ? Scope.NAMESPACED : Scope.CLUSTER;
    }

    private static Scope wider(Scope known, Scope seen) {
        return known == Scope.NAMESPACED ? known : seen;
    }
}
