package dev.sluice.kustomize.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a schema says about one value, as far as merging asks.
///
/// @param reference the definition that stands in its place
/// @param fields the named fields of a mapping
/// @param others what all other fields of a mapping are
/// @param items what the items of a list are
/// @param merge by which keys lists merge, item by item: without keys by value; null where one list
///     replaces the other
public record TypeSchema(
        @Nullable String reference,
        Map<String, TypeSchema> fields,
        @Nullable TypeSchema others,
        @Nullable TypeSchema items,
        @Nullable List<String> merge) {

    static final TypeSchema ANYTHING = new TypeSchema(null, Map.of(), null, null, null);

    public TypeSchema {
        fields = Map.copyOf(fields);
        merge = merge == null ? null : List.copyOf(merge);
    }

    /// The keys by which lists merge, none if they merge by value; empty if they do not merge.
    public Optional<List<String>> mergeKeys() {
        return Optional.ofNullable(merge);
    }

    static TypeSchema referenceTo(String definition) {
        return new TypeSchema(definition, Map.of(), null, null, null);
    }

    static TypeSchema mapping(Map<String, TypeSchema> fields) {
        return new TypeSchema(null, fields, null, null, null);
    }

    static TypeSchema mappingOf(TypeSchema others) {
        return new TypeSchema(null, Map.of(), others, null, null);
    }

    static TypeSchema listOf(TypeSchema items, @Nullable List<String> merge) {
        return new TypeSchema(null, Map.of(), null, items, merge);
    }
}
