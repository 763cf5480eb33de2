package dev.sluice.kustomize.resource;

import dev.sluice.kustomize.draft.Restyled;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Reads and writes the fields of objects that kustomize works by, as forgiving as it is
/// (`kyaml/yaml/rnode.go`): the text of a scalar counts, whatever its type.
final class Metadata {

    static final String METADATA = "metadata";
    static final String ANNOTATIONS = "annotations";
    static final String LABELS = "labels";

    private Metadata() {}

    static String topField(Mapping content, String field) {
        var found = content.get(field);
        return found.isEmpty() ? "" : Scalars.text(found.get());
    }

    /// The text of a field of the metadata, empty if it is absent or null.
    static String field(Mapping content, String field) {
        var metadata = content.mapping(METADATA);
        var found = metadata.isEmpty() ? Optional.<YamlNode>empty() : metadata.get().get(field);
        return found.isEmpty() || Scalars.isNull(found.get()) ? "" : Scalars.text(found.get());
    }

    /// A map in the metadata, the text of each value; of equal keys the last counts.
    static SequencedMap<String, String> map(Mapping content, String field) {
        var entries = new LinkedHashMap<String, String>();
        var map = content.mapping(METADATA).flatMap(metadata -> metadata.mapping(field));
        if (map.isPresent()) {
            for (var entry : map.get().fields().entrySet()) {
                var text = Scalars.text(entry.getValue().value());
                entries.put(EqualKeys.keyOf(entry.getKey()), text);
            }
        }
        return entries;
    }

    /// A top field that is a map, the text of each value; null is the empty text.
    static SequencedMap<String, String> strings(Mapping content, String field) {
        var entries = new LinkedHashMap<String, String>();
        var map = content.mapping(field);
        if (map.isPresent()) {
            for (var entry : map.get().fields().entrySet()) {
                entries.put(EqualKeys.keyOf(entry.getKey()), textOrEmpty(entry.getValue()));
            }
        }
        return entries;
    }

    private static String textOrEmpty(Mapping.Field field) {
        return Scalars.isNull(field.value()) ? "" : Scalars.text(field.value());
    }

    /// Sets a top field to a map of strings; an empty one removes the field.
    static Mapping withStrings(Mapping content, String field, Map<String, String> entries) {
        var without = content.without(field);
        return entries.isEmpty()
                ? without
                : without.with(field, strings(entries, content.position(), Scalar::string));
    }

    /// Sets a map of strings, sorted by key; an empty one removes the field.
    static Mapping withMap(Mapping content, String field, Map<String, String> entries) {
        var metadata = metadata(content);
        if (metadata.isEmpty()) {
            return content;
        }
        if (entries.isEmpty()) {
            return content.with(METADATA, cleared(metadata.get(), field));
        }
        var rest = cleared(metadata.get(), field);
        var map = rest.mapping(field).orElseGet(() -> Mapping.empty(rest.position()));
        var strings = strings(entries, rest.position(), Restyled::string);
        for (var entry : strings.fields().entrySet()) {
            map = Scalars.with(map, entry.getKey(), entry.getValue().value());
        }
        return content.with(METADATA, rest.with(field, map));
    }

    /// Without a field; where its key stands twice only without the first of them.
    private static Mapping cleared(Mapping metadata, String field) {
        var again = EqualKeys.again(field);
        return metadata.get(again)
                .map(second -> metadata.without(again).with(field, second))
                .orElseGet(() -> metadata.without(field));
    }

    private static Mapping strings(
            Map<String, String> entries,
            Position position,
            BiFunction<String, Position, Scalar> scalar) {
        var fields = new LinkedHashMap<String, Mapping.Field>();
        new TreeMap<>(entries)
                .forEach(
                        (key, value) ->
                                fields.put(
                                        key,
                                        new Mapping.Field(
                                                Scalars.key(key, position),
                                                scalar.apply(value, position))));
        return new Mapping(fields, position);
    }

    /// Sets a text without type: where it replaces a quoted one it stays a string, else it means
    /// what it looks like.
    static Mapping withField(Mapping content, String field, String text) {
        var metadata = metadata(content);
        return metadata.isEmpty()
                ? content
                : content.with(METADATA, with(metadata.get(), field, text));
    }

    static Mapping withoutField(Mapping content, String field) {
        var metadata = content.mapping(METADATA);
        return metadata.isEmpty() || metadata.get().get(field).isEmpty()
                ? content
                : content.with(METADATA, metadata.get().without(field));
    }

    /// Sets a text without type, which in a new field, too, means what it looks like.
    static Mapping withTopField(Mapping content, String field, String text) {
        return content.get(field).isPresent()
                ? with(content, field, text)
                : content.with(field, Scalar.untyped(text, Dialect.KUSTOMIZE, content.position()));
    }

    private static Mapping with(Mapping mapping, String field, String text) {
        return mapping.with(field, Scalars.untyped(text, mapping.get(field), mapping.position()));
    }

    /// The metadata to write to, made if there is none; empty if something else is in its place.
    static Optional<Mapping> metadata(Mapping content) {
        var found = content.get(METADATA);
        return found.isEmpty() || Scalars.isNull(found.get())
                ? Optional.of(Mapping.empty(content.position()))
                : content.mapping(METADATA);
    }
}
