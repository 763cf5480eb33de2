package dev.sluice.kustomize.patch;

import dev.sluice.kustomize.draft.Draft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The items of a list that has keys, found and set as kyaml does it: what `ElementMatcher`,
/// `ElementSetter` and `FieldMatcher` of `kyaml yaml/fns.go` make of missing and empty keys shows
/// in what people get.
final class Items {

    /// Stands for the key of lists that merge by value.
    static final String NO_KEY = "";

    private Items() {}

    /// The first item with these values.
    static @Nullable Draft find(@Nullable Draft list, List<String> keys, List<String> values) {
        if (list == null || list.kind() != Draft.Kind.SEQUENCE) {
            return null;
        }
        for (var item : list.items()) {
            var isIt =
                    keys.getFirst().equals(NO_KEY)
                            ? item.text().equals(values.getFirst())
                            : hasAll(item, keys, values);
            if (isIt) {
                return item;
            }
        }
        return null;
    }

    private static boolean hasAll(Draft item, List<String> keys, List<String> values) {
        if (keys.size() != values.size()) {
            return false;
        }
        for (var i = 0; i < keys.size(); i++) {
            var value = item.field(keys.get(i));
            if (value == null || !value.text().equals(values.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Removes the items with these values, and empty ones.
    static void remove(Draft list, List<String> keys, List<String> values) {
        put(list, null, keys, values);
    }

    /// Puts an item in the place of each with these values, or at the end.
    static void set(Draft list, Draft item, List<String> keys, List<String> values) {
        var isPlaced = put(list, item, keys, values);
        if (!isPlaced && !item.isNull()) {
            list.items().add(item);
        }
    }

    private static boolean put(
            Draft list, @Nullable Draft replacement, List<String> keys, List<String> values) {
        var isOfMappings =
                !keys.getFirst().equals(NO_KEY)
                        && !values.isEmpty()
                        && !values.getFirst().isEmpty();
        var items = new ArrayList<Draft>();
        var isFound = false;
        for (var item : list.items()) {
            if (item.isNull() || item.isEmptyMapping()) {
                continue;
            }
            if (isOfMappings && item.kind() != Draft.Kind.MAPPING) {
                items.add(item);
            } else if (!matches(item, keys, values)) {
                if (!values.isEmpty()) {
                    items.add(item);
                }
            } else {
                isFound = true;
                if (replacement != null) {
                    items.add(replacement);
                }
            }
        }
        list.items().clear();
        list.items().addAll(items);
        return isFound;
    }

    /// Whether an item has these values; keys without a value are not looked at, and an empty value
    /// stands for any.
    private static boolean matches(Draft item, List<String> keys, List<String> values) {
        for (var i = 0; i < Math.min(keys.size(), values.size()); i++) {
            if (!matches(item, keys.get(i), values.get(i))) {
                return false;
            }
        }
        return !values.isEmpty();
    }

    private static boolean matches(Draft item, String key, String value) {
        var kind = key.equals(NO_KEY) ? Draft.Kind.SCALAR : Draft.Kind.MAPPING;
        if (item.kind() != kind) {
            throw Unfit.because(
                    item.position(),
                    "a list that merges by %s holds a %s"
                            .formatted(key.isEmpty() ? "value" : key, Walk.name(item.kind())),
                    "make it a " + Walk.name(kind));
        }
        if (key.equals(NO_KEY)) {
            return item.text().equals(value);
        }
        var field = item.field(key);
        return field != null && (value.isEmpty() || field.text().equals(value));
    }
}
