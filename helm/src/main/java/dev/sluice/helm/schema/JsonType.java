package dev.sluice.helm.schema;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What values are, in the order in which a message names them.
enum JsonType {
    NULL,
    BOOLEAN,
    NUMBER,
    INTEGER,
    STRING,
    ARRAY,
    OBJECT;

    /// The type of a value; every number is a `NUMBER`.
    static JsonType of(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Boolean _ -> BOOLEAN;
            case String _ -> STRING;
            case GoList _ -> ARRAY;
            case GoMap _ -> OBJECT;
            default -> NUMBER;
        };
    }

    /// Those of a name or of a list of names.
    static Set<JsonType> named(@Nullable Object names) {
        var types = EnumSet.noneOf(JsonType.class);
        var texts = names instanceof String name ? List.of(name) : SchemaObject.texts(names);
        for (var type : values()) {
            if (texts.contains(type.toString())) {
                types.add(type);
            }
        }
        return types;
    }

    static boolean isOneOf(Set<JsonType> types, @Nullable Object value) {
        if (types.contains(of(value))) {
            return true;
        }
        var number = types.contains(INTEGER) ? JsonValues.number(value) : null;
        return number != null && JsonValues.isWhole(number);
    }

    static String joined(Set<JsonType> types) {
        return types.stream().map(JsonType::toString).collect(Collectors.joining(" or "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
