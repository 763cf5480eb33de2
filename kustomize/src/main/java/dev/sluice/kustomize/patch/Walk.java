package dev.sluice.kustomize.patch;

import dev.sluice.kustomize.draft.Draft;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.kustomize.schema.OpenApi;
import dev.sluice.kustomize.schema.TypeName;
import dev.sluice.kustomize.schema.TypeSchema;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Goes through a base and a patch together and merges the patch into the base (`kyaml yaml/walk`
/// with the visitor of `yaml/merge2`).
///
/// What the patch adds is walked as well, against itself: so directives and nulls in it vanish.
final class Walk {

    private final OpenApi openApi;

    Walk(OpenApi openApi) {
        this.openApi = openApi;
    }

    /// What becomes of a node; null if nothing.
    @Nullable Draft walk(
            @Nullable Draft base, @Nullable Draft patch, Optional<TypeSchema> inherited) {
        var schema = inherited.or(() -> schemaOf(base)).or(() -> schemaOf(patch));
        var first = base == null || base.isNull() ? patch : base;
        if (first == null || first.isNull()) {
            return mapping(base, patch, schema);
        }
        if (patch != null && !patch.isNull() && patch.kind() != first.kind()) {
            throw Unfit.because(
                    patch.position(),
                    "the patch has a %s where the object has a %s"
                            .formatted(name(patch.kind()), name(first.kind())),
                    "make it a %s, or set it to null and patch it in another entry"
                            .formatted(name(first.kind())));
        }
        return switch (first.kind()) {
            case MAPPING -> mapping(base, patch, schema);
            case SEQUENCE -> sequence(base, patch, schema);
            case SCALAR -> patch == null ? base : patch;
        };
    }

    static String name(Draft.Kind kind) {
        return switch (kind) {
            case SCALAR -> "single value";
            case SEQUENCE -> "list";
            case MAPPING -> "mapping";
        };
    }

    /// An object inside a field that no schema describes is known by its own kind.
    private Optional<TypeSchema> schemaOf(@Nullable Draft node) {
        if (node == null) {
            return Optional.empty();
        }
        var apiVersion = node.field("apiVersion");
        var kind = node.field("kind");
        return apiVersion == null || kind == null || apiVersion.isEmpty() || kind.isEmpty()
                ? Optional.empty()
                : openApi.of(new TypeName(apiVersion.text(), kind.text()));
    }

    private @Nullable Draft mapping(
            @Nullable Draft base, @Nullable Draft patch, Optional<TypeSchema> schema) {
        var result = chosen(base, patch);
        if (result == null) {
            return null;
        }
        var names = new TreeSet<>(result.fields().keySet());
        if (patch != null) {
            patch.fields().keySet().stream()
                    .filter(name -> !EqualKeys.isAgain(name))
                    .forEach(names::add);
        }
        for (var name : names) {
            var known =
                    inComment(result, name)
                            .or(() -> inComment(patch, name))
                            .or(() -> schema.flatMap(type -> openApi.field(type, name)));
            field(result, patch, name, known);
        }
        return result;
    }

    private Optional<TypeSchema> inComment(@Nullable Draft mapping, String name) {
        var field = mapping == null ? null : mapping.fields().get(name);
        return field == null ? Optional.empty() : openApi.inComment(field.key().position());
    }

    /// Which of the two mappings the fields are merged into.
    private static @Nullable Draft chosen(@Nullable Draft base, @Nullable Draft patch) {
        if (base == null || base.isNull()) {
            return Directive.takeIfKnown(patch) == Directive.DELETE ? null : patch;
        }
        return directed(base, patch);
    }

    private static @Nullable Draft directed(Draft base, @Nullable Draft patch) {
        if (patch != null && patch.isNull()) {
            return null;
        }
        return switch (Directive.takeFrom(patch)) {
            case DELETE -> null;
            case REPLACE -> patch;
            case MERGE -> base;
        };
    }

    private void field(
            Draft result, @Nullable Draft patch, String name, Optional<TypeSchema> schema) {
        var before = result.field(name);
        var patched = patch == null ? null : patch.field(name);
        if (patched == null && before != null && isWrittenNull(before)) {
            return;
        }
        var value = walk(before, patched, schema);
        if (value == null || value.isNull()) {
            result.removeField(name);
        } else if (before != null) {
            before.become(value);
        } else {
            value.become(value); // A new text, too, gets the quotes that YAML 1.1 needs.
            result.fields().put(name, new Draft.Field(newKey(patch, name, value), value));
        }
    }

    /// A new key keeps the quotes that it has in the patch, but not the type: without quotes a
    /// number is one.
    private static Scalar newKey(@Nullable Draft patch, String name, Draft value) {
        var written = patch == null ? null : patch.fields().get(name);
        return written != null && !written.key().isPlain()
                ? written.key()
                : Scalars.key(name, value.position());
    }

    /// A null that is written out stays; a field without value goes when its object is patched.
    private static boolean isWrittenNull(Draft node) {
        return node.isNull() && !node.text().isEmpty();
    }

    private @Nullable Draft sequence(
            @Nullable Draft base, @Nullable Draft patch, Optional<TypeSchema> schema) {
        var keys = schema.flatMap(TypeSchema::mergeKeys);
        if (keys.isEmpty()) {
            return patch == null ? base : patch;
        }
        var result = base == null || base.isNull() ? patch : directed(base, patch);
        return result == null
                ? null
                : items(result, patch, keys.get(), schema.flatMap(openApi::items));
    }

    private Draft items(
            Draft result, @Nullable Draft patch, List<String> keys, Optional<TypeSchema> schema) {
        var rows = keys.isEmpty() ? Rows.ofValues(patch, result) : Rows.of(keys, patch, result);
        return new KeyedList(this, result, patch, rows, schema).merged();
    }
}
