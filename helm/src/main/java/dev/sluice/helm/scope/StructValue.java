package dev.sluice.helm.scope;

import dev.sluice.helm.value.GoBytes;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.GoTypes;
import dev.sluice.helm.value.JsonForm;
import dev.sluice.helm.value.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A struct of Helm's own, with what its tags say of its form in JSON.
record StructValue(GoType type, List<Tagged> tagged) implements JsonForm {

    /// How a field is written in JSON.
    enum Writing {
        ALWAYS,
        UNLESS_EMPTY,
        NEVER,
        /// Its own fields stand in its place.
        EMBEDDED
    }

    /// @param json its name in JSON
    record Tagged(Field field, String json, Writing writing) {}

    static Builder of(GoType type) {
        return new Builder(type);
    }

    @Override
    public List<Field> fields() {
        return tagged.stream().map(Tagged::field).toList();
    }

    /// The field, or that of an embedded struct.
    @Override
    public @Nullable Field field(String name) {
        for (var own : tagged) {
            if (own.field.name().equals(name)) {
                return own.field;
            }
        }
        for (var own : tagged) {
            if (own.writing == Writing.EMBEDDED && own.field.value() instanceof StructValue inner) {
                var field = inner.field(name);
                if (field != null) {
                    return field;
                }
            }
        }
        return null;
    }

    @Override
    public boolean embeds(Field field) {
        return tagged.stream()
                .anyMatch(own -> own.writing == Writing.EMBEDDED && own.field.equals(field));
    }

    @Override
    public StructValue target() {
        return type.kind() == Kind.POINTER ? new StructValue(type.element(), tagged) : this;
    }

    @Override
    public StructValue copied() {
        return type.isTextOfPointer() ? new StructValue(type.withoutTextOfPointer(), tagged) : this;
    }

    @Override
    public Object inJson() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        addTo(fields);
        return new Fields(fields);
    }

    private void addTo(SequencedMap<String, @Nullable Object> fields) {
        for (var own : tagged) {
            var value = own.field.value();
            switch (own.writing) {
                case ALWAYS -> fields.put(own.json, value);
                case UNLESS_EMPTY -> {
                    if (!isEmpty(value)) {
                        fields.put(own.json, value);
                    }
                }
                case NEVER -> {}
                case EMBEDDED -> {
                    if (value instanceof StructValue inner) {
                        inner.addTo(fields);
                    }
                }
            }
        }
    }

    private static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case GoMap map -> map.isEmpty();
            case GoList list -> list.size() == 0;
            case GoBytes bytes -> bytes.size() == 0;
            case StructValue _ -> false;
            default -> !GoTypes.isTrue(value);
        };
    }

    /// The struct as Helm 4 turns it into a map: all fields, under their names in Go.
    GoMap asMap() {
        var map = new GoMap();
        for (var own : tagged) {
            map.put(own.field.name(), inMap(own.field.value()));
        }
        return map;
    }

    private static @Nullable Object inMap(@Nullable Object value) {
        if (!(value instanceof GoList list)) {
            return value;
        }
        var items = new ArrayList<@Nullable Object>();
        for (var item : list.items()) {
            items.add(item instanceof StructValue struct ? struct.asMap() : item);
        }
        return GoList.of(items);
    }

    /// Adds fields in the order of their declaration.
    static final class Builder {

        private final GoType type;
        private final List<Tagged> tagged = new ArrayList<>();

        private Builder(GoType type) {
            this.type = type;
        }

        Builder text(String name, String json, String value) {
            return add(name, json, GoType.STRING, value, Writing.UNLESS_EMPTY);
        }

        Builder truth(String name, String json, boolean value) {
            return add(name, json, GoType.BOOL, value, Writing.UNLESS_EMPTY);
        }

        Builder texts(String name, String json, @Nullable List<String> values) {
            var list = values == null ? GoList.nil(GoType.STRINGS) : GoList.ofStrings(values);
            return add(name, json, GoType.STRINGS, list, Writing.UNLESS_EMPTY);
        }

        Builder textTable(String name, String json, @Nullable Map<String, String> values) {
            var map =
                    values == null
                            ? GoMap.nil(GoType.STRING_MAP)
                            : GoMap.of(GoType.STRING_MAP, values);
            return add(name, json, GoType.STRING_MAP, map, Writing.UNLESS_EMPTY);
        }

        Builder add(
                String name, String json, GoType fieldType, @Nullable Object value, Writing how) {
            tagged.add(new Tagged(new Field(name, fieldType, value), json, how));
            return this;
        }

        StructValue build() {
            return new StructValue(type, List.copyOf(tagged));
        }
    }
}
