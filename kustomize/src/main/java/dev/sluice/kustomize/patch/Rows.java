package dev.sluice.kustomize.patch;

import dev.sluice.kustomize.draft.Draft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By which values of its keys the items of two lists are told apart: one row for each item to be,
/// one value for each key (`kyaml yaml/walk/associative_sequence.go`).
record Rows(List<String> keys, List<List<String>> values) {

    /// The rows of lists whose items have keys: those of the patch come first.
    static Rows of(List<String> keys, @Nullable Draft patch, @Nullable Draft base) {
        var rows = new ArrayList<List<String>>();
        for (var item : both(patch, base)) {
            var row = keys.stream().map(key -> valueOf(item, key)).toList();
            if (!rows.contains(row)) {
                rows.add(row);
            }
        }
        if (keys.size() > 1) {
            unite(rows);
        }
        return new Rows(keys, rows);
    }

    /// The rows of lists that merge by value.
    static Rows ofValues(@Nullable Draft patch, @Nullable Draft base) {
        var rows = new ArrayList<List<String>>();
        for (var item : both(patch, base)) {
            var row = List.of(item.text());
            if (!rows.contains(row)) {
                rows.add(row);
            }
        }
        return new Rows(List.of(Items.NO_KEY), rows);
    }

    /// The keys that some item has; all if none has any.
    List<String> usedKeys() {
        return used(values, keys);
    }

    /// The values of the used keys in a row.
    List<String> usedValues(List<String> row) {
        return usedValues(values, keys, row);
    }

    static List<String> used(List<List<String>> rows, List<String> keys) {
        var used = new ArrayList<String>();
        for (var i = 0; i < keys.size(); i++) {
            var column = i;
            if (rows.stream().anyMatch(row -> !row.get(column).isEmpty())) {
                used.add(keys.get(i));
            }
        }
        return used.isEmpty() ? keys : used;
    }

    static List<String> usedValues(List<List<String>> rows, List<String> keys, List<String> row) {
        var used = used(rows, keys);
        var values = new ArrayList<String>();
        for (var i = 0; i < row.size(); i++) {
            if (!row.get(i).isEmpty() || used.contains(keys.get(i))) {
                values.add(row.get(i));
            }
        }
        return values;
    }

    private static List<Draft> both(@Nullable Draft patch, @Nullable Draft base) {
        var items = new ArrayList<Draft>();
        if (patch != null) {
            items.addAll(patch.items());
        }
        if (base != null) {
            items.addAll(base.items());
        }
        return items;
    }

    private static String valueOf(Draft item, String key) {
        var value = item.field(key);
        return value == null || value.isEmpty() ? "" : value.text();
    }

    /// Two rows that agree in one value and contradict each other in none mean the same item: so a
    /// port without a protocol is any port of that number.
    private static void unite(List<List<String>> rows) {
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            for (var j = 0; j < rows.size(); j++) {
                var united = united(row, rows.get(j));
                if (united != null) {
                    rows.set(i, united);
                    rows.set(j, united);
                }
            }
        }
    }

    private static @Nullable List<String> united(List<String> one, List<String> other) {
        var agree = false;
        var united = new ArrayList<String>();
        for (var i = 0; i < one.size(); i++) {
            var left = one.get(i);
            var right = other.get(i);
            if (!left.equals(right) && !left.isEmpty() && !right.isEmpty()) {
                return null;
            }
            agree |= left.equals(right);
            united.add(left.isEmpty() ? right : left);
        }
        return agree ? united : null;
    }
}
