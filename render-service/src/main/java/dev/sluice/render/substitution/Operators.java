package dev.sluice.render.substitution;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// What the operators of references make of a value (`funcs.go` of Flux's `envsubst`).
final class Operators {

    private Operators() {}

    static String apply(String operator, String value, List<String> arguments) {
        return switch (operator) {
            case "," -> first(value, value.substring(0, end(value)).toLowerCase(Locale.ROOT));
            case ",," -> value.toLowerCase(Locale.ROOT);
            case "^" -> first(value, value.substring(0, end(value)).toUpperCase(Locale.ROOT));
            case "^^" -> value.toUpperCase(Locale.ROOT);
            case "#" ->
                    arguments.isEmpty()
                            ? Integer.toString(bytes(value).length)
                            : Trim.shortestPrefix(value, arguments.getFirst());
            case "##" -> Trim.longestPrefix(value, arguments.getFirst());
            case "%" -> Trim.shortestSuffix(value, arguments.getFirst());
            case "%%" -> Trim.longestSuffix(value, arguments.getFirst());
            case ":" -> part(value, arguments);
            case "/", "//", "/#", "/%" -> replaced(operator, value, arguments);
            default -> value.isEmpty() ? String.join("", arguments) : value;
        };
    }

    private static String first(String value, String changed) {
        return changed + value.substring(end(value));
    }

    /// Where the first character ends.
    private static int end(String value) {
        return value.isEmpty() ? 0 : value.offsetByCodePoints(0, 1);
    }

    /// Offsets and lengths count bytes; what is no number leaves the value as it is.
    private static String part(String value, List<String> arguments) {
        var bytes = bytes(value);
        var offset = number(arguments.getFirst());
        if (offset.isEmpty()) {
            return value;
        }
        var start = offset.getAsInt() < 0 ? bytes.length + offset.getAsInt() : offset.getAsInt();
        var from = Math.max(0, start);
        if (arguments.size() == 1) {
            return slice(bytes, from, bytes.length);
        }
        var length = number(arguments.get(1));
        if (length.isEmpty()) {
            return value;
        }
        var limit = length.getAsInt() < 0 ? bytes.length : from;
        return slice(bytes, from, (int) Math.min(bytes.length, (long) limit + length.getAsInt()));
    }

    private static String slice(byte[] bytes, int from, int to) {
        return from >= to
                ? ""
                : new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8);
    }

    private static OptionalInt number(String text) {
        return text.matches("[-+]?[0-9]{1,9}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static String replaced(String operator, String value, List<String> arguments) {
        var text = arguments.getFirst();
        var other = arguments.size() > 1 ? arguments.get(1) : "";
        return switch (operator) {
            case "//" -> value.replace(text, other);
            case "/#" -> {
                var applies = arguments.size() > 1 && value.startsWith(text);
                yield applies ? other + value.substring(text.length()) : value;
            }
            case "/%" -> {
                var applies = arguments.size() > 1 && value.endsWith(text);
                var rest = value.length() - text.length();
                yield applies ? value.substring(0, rest) + other : value;
            }
            default -> {
                var at = value.indexOf(text);
                yield at < 0
                        ? value
                        : value.substring(0, at) + other + value.substring(at + text.length());
            }
        };
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
