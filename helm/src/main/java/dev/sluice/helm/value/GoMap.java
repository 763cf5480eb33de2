package dev.sluice.helm.value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A map of Go with strings as keys: mutable, shared by reference, and visited in the order of its
/// keys. A view of another type ([#as]) shares the entries.
public final class GoMap {

    private final GoType type;
    private final Entries entries;

    private GoMap(GoType type, Entries entries) {
        if (type.kind() != Kind.MAP) {
            throw new IllegalArgumentException(type + " is no map");
        }
        this.type = type;
        this.entries = entries;
    }

    /// An empty `map[string]interface {}`.
    public GoMap() {
        this(GoType.MAP);
    }

    public GoMap(GoType type) {
        this(type, new Entries(new HashMap<>(), false));
    }

    public static GoMap of(Map<String, ? extends @Nullable Object> values) {
        return of(GoType.MAP, values);
    }

    public static GoMap of(GoType type, Map<String, ? extends @Nullable Object> values) {
        return new GoMap(type, new Entries(new HashMap<>(values), false));
    }

    /// The nil map: empty, and writing to it fails.
    public static GoMap nil(GoType type) {
        return new GoMap(type, new Entries(new HashMap<>(), true));
    }

    public GoType type() {
        return type;
    }

    /// The same entries under another type.
    public GoMap as(GoType other) {
        return type.equals(other) ? this : new GoMap(other, entries);
    }

    public boolean isNil() {
        return entries.isNil;
    }

    public int size() {
        return entries.map.size();
    }

    public boolean isEmpty() {
        return entries.map.isEmpty();
    }

    public boolean has(String key) {
        return entries.map.containsKey(key);
    }

    public @Nullable Object get(String key) {
        return entries.map.get(key);
    }

    public void put(String key, @Nullable Object value) {
        if (entries.isNil) {
            throw new FunctionError("assignment to entry in nil map");
        }
        var before = entries.map.size();
        entries.map.put(key, value);
        if (entries.map.size() != before) {
            entries.sorted = null;
        }
    }

    public void putAll(GoMap other) {
        other.entries.map.forEach(this::put);
    }

    public void remove(String key) {
        if (entries.map.containsKey(key)) {
            entries.map.remove(key);
            entries.sorted = null;
        }
    }

    /// The keys as Go sorts them: a snapshot, so that the map may change meanwhile.
    public List<String> keys() {
        return entries.keys();
    }

    /// A map of its own with the same values.
    public GoMap copy() {
        return new GoMap(type, new Entries(new HashMap<>(entries.map), false));
    }

    /// Whether both are views of the same entries.
    public boolean isSameAs(GoMap other) {
        return entries == other.entries;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GoMap that
                && type.equals(that.type)
                && entries.map.equals(that.entries.map);
    }

    @Override
    public int hashCode() {
        return entries.map.hashCode();
    }

    @Override
    public String toString() {
        return type + entries.map.toString();
    }

    private static final class Entries {
        private final Map<String, @Nullable Object> map;
        private final boolean isNil;
        private @Nullable List<String> sorted;

        Entries(Map<String, @Nullable Object> map, boolean isNil) {
            this.map = map;
            this.isNil = isNil;
        }

        List<String> keys() {
            var known = sorted;
            if (known == null) {
                var keys = map.keySet().toArray(new String[0]);
                Arrays.sort(keys, GoStrings::compare);
                known = List.of(keys);
                sorted = known;
            }
            return known;
        }
    }
}
