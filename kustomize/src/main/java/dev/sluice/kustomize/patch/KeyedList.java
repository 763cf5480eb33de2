package dev.sluice.kustomize.patch;

import dev.sluice.kustomize.draft.Draft;
import dev.sluice.kustomize.draft.Restyled;
import dev.sluice.kustomize.schema.TypeSchema;
import dev.sluice.manifest.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Merges two lists item by item (`kyaml yaml/walk/associative_sequence.go`, with the option to
/// prepend): what only the patch has comes first, the rest in the order of the patch and then of
/// the base.
final class KeyedList {

    private final Walk walk;
    private final Draft base;
    private final @Nullable Draft patch;
    private final Rows rows;
    private final Optional<TypeSchema> schema;

    KeyedList(
            Walk walk, Draft base, @Nullable Draft patch, Rows rows, Optional<TypeSchema> schema) {
        this.walk = walk;
        this.base = base;
        this.patch = patch;
        this.rows = rows;
        this.schema = schema;
    }

    Draft merged() {
        if (rows.values().isEmpty()) {
            return base;
        }
        var merged = Draft.list(new ArrayList<>(), base.position());
        var keys = rows.usedKeys();
        for (var row : rows.values()) {
            var values = rows.usedValues(row);
            var item = item(keys, values);
            if (item == null || item.isNull() || item.isEmptyMapping()) {
                Items.remove(base, keys, values);
            } else {
                setKeys(item, keys, values);
                Items.set(merged, item, keys, values);
            }
        }
        for (var item : List.copyOf(base.items())) {
            append(merged, item, keys);
        }
        return merged;
    }

    private @Nullable Draft item(List<String> keys, List<String> values) {
        var known = List.of(values);
        var usedKeys = Rows.used(known, keys);
        var usedValues = Rows.usedValues(known, keys, values);
        return walk.walk(
                Items.find(base, usedKeys, usedValues),
                Items.find(patch, usedKeys, usedValues),
                schema);
    }

    /// An item that was found by a key without having it gets it.
    private static void setKeys(Draft item, List<String> keys, List<String> values) {
        for (var i = 0; i < keys.size(); i++) {
            var key = keys.get(i);
            var value = values.get(i);
            if (value.isEmpty() || item.field(key) != null) {
                continue;
            }
            var isMapping = item.kind() == Draft.Kind.MAPPING;
            if (key.equals(Items.NO_KEY) && item.kind() == Draft.Kind.SCALAR) {
                item.become(Restyled.untyped(item.scalar()));
            } else if (isMapping && !key.equals(Items.NO_KEY)) {
                var name = Scalar.string(key, item.position());
                var scalar = Restyled.created(value, item.position());
                item.fields().put(key, new Draft.Field(name, Draft.of(scalar)));
            } else {
                throw Unfit.because(
                        item.position(),
                        "a list that merges by %s holds a %s"
                                .formatted(key.isEmpty() ? "value" : key, Walk.name(item.kind())),
                        "correct the item");
            }
        }
    }

    private static void append(Draft list, Draft item, List<String> keys) {
        if (keys.getFirst().equals(Items.NO_KEY)) {
            Items.set(list, item, keys, List.of(item.text()));
            return;
        }
        var values = new ArrayList<String>();
        for (var key : keys) {
            var value = fieldOf(item, key);
            if (value == null) {
                list.items().add(item);
            } else {
                values.add(value.text());
            }
        }
        if (keys.size() > 1) {
            Items.remove(list, keys, values);
        }
        Items.set(list, item, keys, values);
    }

    private static @Nullable Draft fieldOf(Draft item, String key) {
        if (!item.isNull() && item.kind() != Draft.Kind.MAPPING) {
            throw Unfit.because(
                    item.position(),
                    "a list that merges by %s holds a %s".formatted(key, Walk.name(item.kind())),
                    "make it a mapping");
        }
        return item.field(key);
    }
}
