package dev.sluice.helm.encoding;

import dev.sluice.helm.value.Quoting;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// Numbers of TOML: underscores between digits only, no leading zeros.
final class TomlNumbers {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-.*|[0-9]{2}:.*", Pattern.DOTALL);
    private static final Pattern BASED = Pattern.compile("0[xob][0-9a-fA-F_]+");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9_].*");

    private TomlNumbers() {}

    static boolean isDate(String text) {
        return DATE.matcher(text).matches();
    }

    static Object unsigned(String text, TomlSource source) {
        return BASED.matcher(text).matches() ? based(text, source) : decimal(text, source);
    }

    private static Object based(String text, TomlSource source) {
        checkUnderscores(text, "integer", source);
        var radix =
                switch (text.charAt(1)) {
                    case 'x' -> 16;
                    case 'o' -> 8;
                    default -> 2;
                };
        try {
            return inRange(new BigInteger(text.substring(2).replace("_", ""), radix), text, source);
        } catch (NumberFormatException wrongDigit) {
            throw notEnding(text.charAt(text.length() - 1), source);
        }
    }

    static Object decimal(String text, TomlSource source) {
        var isFloat = text.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
        var kind = isFloat ? "float" : "integer";
        for (var part : text.split("[.eE]", -1)) {
            if (!part.isEmpty()) {
                checkUnderscores(part, kind, source);
            }
        }
        if (LEADING_ZERO.matcher(text).matches()) {
            throw invalid(kind, text, "cannot have leading zeroes", source);
        }
        var plain = text.replace("_", "");
        if (!FLOAT.matcher(plain).matches()) {
            throw broken(text, isFloat, source);
        }
        return isFloat
                ? floating(plain, text, source)
                : inRange(new BigInteger(plain), text, source);
    }

    private static EncodingError broken(String text, boolean isFloat, TomlSource source) {
        if (isFloat && text.matches(".*\\.([^0-9].*)?")) {
            return invalid("float", text, "'.' must be followed by one or more digits", source);
        }
        if (isFloat) {
            return source.error("Invalid float value: " + Quoting.quote(text));
        }
        var letter = text.chars().filter(c -> !Character.isDigit(c)).findFirst().orElse(' ');
        return notEnding(letter, source);
    }

    private static EncodingError notEnding(int c, TomlSource source) {
        return source.error(
                ("expected a top-level item to end with a newline, comment, or EOF,"
                                + " but got %s instead")
                        .formatted(Quoting.quoteRune(c, false)));
    }

    private static EncodingError invalid(String kind, String text, String why, TomlSource source) {
        return source.error("Invalid %s %s: %s".formatted(kind, Quoting.quote(text), why));
    }

    private static void checkUnderscores(String part, String kind, TomlSource source) {
        if (part.startsWith("_") || part.endsWith("_") || part.contains("__")) {
            throw invalid(kind, part, "underscores must be surrounded by digits", source);
        }
    }

    private static Object floating(String plain, String text, TomlSource source) {
        var number = Double.parseDouble(plain);
        if (!Double.isFinite(number)) {
            throw source.error(text + " is out of range for float64");
        }
        return number;
    }

    private static Object inRange(BigInteger number, String text, TomlSource source) {
        if (number.bitLength() >= Long.SIZE) {
            throw source.error(text + " is out of range for int64");
        }
        return number.longValue();
    }
}
