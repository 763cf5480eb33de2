package dev.sluice.manifest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fields of a mapping that is being read: few as a rule, which are found without a hash table.
final class GrowingFields {

    private static final int USUAL = 8;
    private static final int LARGEST_WITHOUT_INDEX = 12;

    private String[] names = new String[USUAL];
    private Mapping.Field[] fields = new Mapping.Field[USUAL];
    private @Nullable Map<String, Integer> index;
    private int size;

    boolean contains(String name) {
        return indexOf(name) >= 0;
    }

    Mapping.@Nullable Field get(String name) {
        var found = indexOf(name);
        return found < 0 ? null : fields[found];
    }

    /// Sets a field: in its place, or at the end.
    void put(String name, Mapping.Field field) {
        var found = indexOf(name);
        if (found >= 0) {
            fields[found] = field;
            return;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            fields = Arrays.copyOf(fields, 2 * size);
        }
        names[size] = name;
        fields[size] = field;
        size++;
        if (index != null) {
            index.put(name, size - 1);
        } else if (size > LARGEST_WITHOUT_INDEX) {
            index = new HashMap<>();
            for (var i = 0; i < size; i++) {
                index.put(names[i], i);
            }
        }
    }

    /// Adds what has names that are new.
    void putAbsent(GrowingFields others) {
        for (var i = 0; i < others.size; i++) {
            if (!contains(others.names[i])) {
                put(others.names[i], others.fields[i]);
            }
        }
    }

    FieldTable table() {
        return new FieldTable(Arrays.copyOf(names, size), Arrays.copyOf(fields, size));
    }

    private int indexOf(String name) {
        if (index != null) {
            return index.getOrDefault(name, -1);
        }
        for (var i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
