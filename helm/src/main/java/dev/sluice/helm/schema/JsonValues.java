package dev.sluice.helm.schema;

import dev.sluice.helm.encoding.JsonNumber;
import dev.sluice.helm.value.Floats;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.Quoting;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Values and parts of schemas as JSON compares and shows them.
final class JsonValues {

    private JsonValues() {}

    /// The number that a value is; null if it is none. A float is the shortest decimal of it.
    static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case JsonNumber(var text) -> decimal(text);
            case Double number -> new BigDecimal(number.toString());
            case Long number -> BigDecimal.valueOf(number);
            case GoInt(var number) -> BigDecimal.valueOf(number);
            case null, default -> null;
        };
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw new SchemaFlaw("the exponent of %s is too large".formatted(text));
        }
    }

    static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /// Equal as JSON is: 1 is 1.0.
    static boolean areEqual(@Nullable Object one, @Nullable Object other) {
        var number = number(one);
        if (number != null) {
            var second = number(other);
            return second != null && number.compareTo(second) == 0;
        }
        return switch (one) {
            case null -> other == null;
            case GoMap map -> other instanceof GoMap second && areEqual(map, second);
            case GoList list -> other instanceof GoList second && areEqual(list, second);
            default -> one.equals(other);
        };
    }

    private static boolean areEqual(GoMap one, GoMap other) {
        return one.size() == other.size()
                && one.keys().stream()
                        .allMatch(key -> other.has(key) && areEqual(one.get(key), other.get(key)));
    }

    private static boolean areEqual(GoList one, GoList other) {
        for (var i = 0; i < one.size() && i < other.size(); i++) {
            if (!areEqual(one.at(i), other.at(i))) {
                return false;
            }
        }
        return one.size() == other.size();
    }

    /// What a message shows of a value that is no list and no map.
    static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case String text -> quoted(text);
            case Double number -> Floats.text(number);
            case GoInt(var number) -> Long.toString(number);
            case GoList _, GoMap _ -> "value";
            default -> value.toString();
        };
    }

    static boolean isPrimitive(@Nullable Object value) {
        return !(value instanceof GoMap || value instanceof GoList);
    }

    static String quoted(String text) {
        var quoted = Quoting.quote(text).replace("\\\"", "\"").replace("'", "\\'");
        return "'" + quoted.substring(1, quoted.length() - 1) + "'";
    }

    static String quoted(Iterable<String> texts) {
        var all = new StringBuilder();
        for (var text : texts) {
            all.append(all.isEmpty() ? "" : ", ").append(quoted(text));
        }
        return all.toString();
    }
}
