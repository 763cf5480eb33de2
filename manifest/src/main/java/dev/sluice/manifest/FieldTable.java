package dev.sluice.manifest;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Fields in written order that nobody can change. Most mappings have a handful of fields, for
/// which two small arrays take less than a hash table; large ones have an index besides.
final class FieldTable extends AbstractMap<String, Mapping.Field>
        implements SequencedMap<String, Mapping.Field> {

    private static final int LARGEST_WITHOUT_INDEX = 12;

    private final String[] names;
    private final Mapping.Field[] fields;
    private final Map<String, Integer> index;

    /// Fields under names that differ.
    FieldTable(String[] names, Mapping.Field[] fields) {
        this.names = names;
        this.fields = fields;
        this.index = names.length > LARGEST_WITHOUT_INDEX ? index(names) : Map.of();
    }

    /// Fields whose names are known already.
    private FieldTable(String[] names, Mapping.Field[] fields, Map<String, Integer> index) {
        this.names = names;
        this.fields = fields;
        this.index = index;
    }

    /// The same with each value as a change makes it; itself if nothing changes.
    @SuppressWarnings("ReferenceEquality") // Nodes are immutable: the same node says the same.
    FieldTable withValues(Mapping.Change change) {
        Mapping.Field[] changed = null;
        for (var i = 0; i < fields.length; i++) {
            var field = fields[i];
            var value = change.apply(names[i], field.value());
            if (value != field.value()) {
                changed = changed == null ? fields.clone() : changed;
                changed[i] = new Mapping.Field(field.key(), value);
            }
        }
        return changed == null ? this : new FieldTable(names, changed, index);
    }

    /// The names in an order.
    String[] sortedNames(Comparator<String> order) {
        var sorted = names.clone();
        Arrays.sort(sorted, order);
        return sorted;
    }

    private static Map<String, Integer> index(String[] names) {
        var index = HashMap.<String, Integer>newHashMap(names.length);
        for (var i = 0; i < names.length; i++) {
            index.put(names[i], i);
        }
        return index;
    }

    static FieldTable of(Map<String, Mapping.Field> fields) {
        if (fields instanceof FieldTable table) {
            return table;
        }
        var names = new String[fields.size()];
        var values = new Mapping.Field[names.length];
        var i = 0;
        for (var entry : fields.entrySet()) {
            names[i] = entry.getKey();
            values[i++] = entry.getValue();
        }
        return new FieldTable(names, values);
    }

    /// The same with one field set: in its place, or at the end.
    FieldTable with(String name, Mapping.Field field) {
        var known = indexOf(name);
        var place = known < 0 ? names.length : known;
        var more = Arrays.copyOf(fields, Math.max(fields.length, place + 1));
        more[place] = field;
        if (known >= 0) {
            return new FieldTable(names, more, index);
        }
        var moreNames = Arrays.copyOf(names, place + 1);
        moreNames[place] = name;
        return new FieldTable(moreNames, more);
    }

    FieldTable without(String name) {
        var known = indexOf(name);
        if (known < 0) {
            return this;
        }
        var fewer = new Mapping.Field[fields.length - 1];
        var fewerNames = new String[fewer.length];
        System.arraycopy(fields, 0, fewer, 0, known);
        System.arraycopy(names, 0, fewerNames, 0, known);
        System.arraycopy(fields, known + 1, fewer, known, fewer.length - known);
        System.arraycopy(names, known + 1, fewerNames, known, fewer.length - known);
        return new FieldTable(fewerNames, fewer);
    }

    private int indexOf(@Nullable Object name) {
        if (names.length > LARGEST_WITHOUT_INDEX) {
            return index.getOrDefault(name, -1);
        }
        for (var i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Mapping.@Nullable Field get(@Nullable Object name) {
        var found = indexOf(name);
        return found < 0 ? null : fields[found];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    @Override
    public Set<String> keySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public boolean contains(@Nullable Object name) {
                return containsKey(name);
            }

            @Override
            public Iterator<String> iterator() {
                return new Items<>(names);
            }
        };
    }

    @Override
    public Collection<Mapping.Field> values() {
        return new AbstractCollection<>() {
            @Override
            public int size() {
                return fields.length;
            }

            @Override
            public Iterator<Mapping.Field> iterator() {
                return new Items<>(fields);
            }
        };
    }

    private static final class Items<T> implements Iterator<T> {
        private final T[] items;
        private int next;

        Items(T[] items) {
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            return next < items.length;
        }

        @Override
        public T next() {
            if (next >= items.length) {
                throw new NoSuchElementException();
            }
            return items[next++];
        }
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Mapping.Field> action) {
        for (var i = 0; i < names.length; i++) {
            action.accept(names[i], fields[i]);
        }
    }

    @Override
    public Set<Entry<String, Mapping.Field>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Entry<String, Mapping.Field>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, Mapping.Field>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Entry<String, Mapping.Field> next() {
            if (next >= names.length) {
                throw new NoSuchElementException();
            }
            return Map.entry(names[next], fields[next++]);
        }
    }

    @Override
    public SequencedMap<String, Mapping.Field> reversed() {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(this)).reversed();
    }
}
