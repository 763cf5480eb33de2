package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.resource.Gvk;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Field specs that the files under `crds` hold: OpenAPI definitions by type name, whose extensions
/// say which fields are names, labels or annotations
/// (`api/internal/accumulator/loadconfigfromcrds.go`).
public final class CrdFieldSpecs {

    /// How deep definitions may refer to each other.
    private static final int DEEPEST = 50;

    private final Mapping definitions;
    private final Map<Purpose, List<FieldSpec>> specs = new EnumMap<>(Purpose.class);
    private final List<NameReferenceSpec> references = new ArrayList<>();

    private CrdFieldSpecs(Mapping definitions) {
        this.definitions = definitions;
    }

    public static FieldSpecs read(Mapping definitions) {
        var reader = new CrdFieldSpecs(definitions);
        definitions.fields().keySet().forEach(reader::type);
        return new FieldSpecs(reader.specs, reader.references);
    }

    private void type(String name) {
        var properties = properties(name);
        var isKind =
                properties.get("kind").isPresent()
                        && properties.get("apiVersion").isPresent()
                        && properties.get("metadata").isPresent();
        if (isKind) {
            var kind = name.substring(name.lastIndexOf('.') + 1);
            fields(new Gvk("", "", kind), properties, List.of());
        }
    }

    private void fields(Gvk gvk, Mapping properties, List<String> path) {
        properties
                .fields()
                .forEach(
                        (name, field) -> {
                            if (field.value() instanceof Mapping schema) {
                                field(gvk, schema, extended(path, name));
                            }
                        });
    }

    private void field(Gvk gvk, Mapping schema, List<String> path) {
        note(gvk, schema, path, "x-kubernetes-annotation", Purpose.COMMON_ANNOTATIONS);
        note(gvk, schema, path, "x-kubernetes-label-selector", Purpose.COMMON_LABELS);
        note(gvk, schema, path, "x-kubernetes-identity", Purpose.NAME_PREFIX);
        reference(gvk, schema, path);
        schema.string("$ref")
                .filter(_ -> path.size() < DEEPEST)
                .ifPresent(type -> fields(gvk, properties(type), path));
    }

    private void note(
            Gvk gvk, Mapping schema, List<String> path, String extension, Purpose purpose) {
        if (extension(schema, extension).isPresent()) {
            specs.computeIfAbsent(purpose, _ -> new ArrayList<>()).add(spec(gvk, path));
        }
    }

    private void reference(Gvk gvk, Mapping schema, List<String> path) {
        var version = extension(schema, "x-kubernetes-object-ref-api-version");
        var kind = extension(schema, "x-kubernetes-object-ref-kind");
        if (version.isPresent() && kind.isPresent()) {
            var key = extension(schema, "x-kubernetes-object-ref-name-key").orElse("name");
            references.add(
                    new NameReferenceSpec(
                            new Gvk("", version.get(), kind.get()),
                            List.of(spec(gvk, extended(path, key)))));
        }
    }

    private static FieldSpec spec(Gvk gvk, List<String> path) {
        return new FieldSpec(gvk, String.join("/", path), false);
    }

    /// Go keeps the names of extensions in lower case.
    private static Optional<String> extension(Mapping schema, String name) {
        return schema.fields().entrySet().stream()
                .filter(field -> field.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(field -> field.getValue().value())
                .filter(Scalar.class::isInstance)
                .map(value -> ((Scalar) value).value())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    private Mapping properties(String type) {
        return definitions
                .mapping(type)
                .flatMap(CrdFieldSpecs::schema)
                .flatMap(schema -> schema.mapping("properties"))
                .orElseGet(() -> Mapping.empty(definitions.position()));
    }

    private static Optional<Mapping> schema(Mapping definition) {
        return definition.fields().entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase("schema"))
                .map(field -> field.getValue().value())
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .findFirst();
    }

    private static List<String> extended(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
