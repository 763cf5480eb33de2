package dev.sluice.manifest;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a plain scalar means to go-yaml (`resolve.go` of versions 2 and 3).
final class GoScalars {

    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> OLD_TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
    private static final Set<String> OLD_FALSE =
            Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");
    /// No word for a truth value or nothing is longer.
    private static final int LONGEST_WORD = 5;

    private static final Set<String> NAN = Set.of(".nan", ".NaN", ".NAN");
    private static final Set<String> INFINITE = signed(".inf", ".Inf", ".INF");

    /// No 64-bit number is longer, leading zeros within reason.
    private static final int LONGEST_INTEGER = 100;

    private static final Pattern INTEGER =
            Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern HOURS = Pattern.compile("[-+]?[0-9][0-9_]*");
    private static final Pattern MINUTES = Pattern.compile("[0-5]?[0-9]");
    private static final Pattern SECONDS = Pattern.compile("[0-5]?[0-9](\\.[0-9_]*)?");

    private GoScalars() {}

    /// The value of an unquoted scalar, which may be a `Double` that is not finite.
    static @Nullable Object resolve(String text, Dialect dialect) {
        if (text.length() <= LONGEST_WORD) {
            if (NULL.contains(text)) {
                return null;
            }
            if (TRUE.contains(text) || (dialect == Dialect.KUBECTL && OLD_TRUE.contains(text))) {
                return true;
            }
            if (FALSE.contains(text) || (dialect == Dialect.KUBECTL && OLD_FALSE.contains(text))) {
                return false;
            }
        }
        return switch (text.charAt(0)) {
            case '.' -> dotted(text);
            case '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    numeric(text, dialect);
            default -> text;
        };
    }

    /// Whether go-yaml may print a string without quotes and still read a string.
    static boolean readsAsString(String text, ScalarWriter.Version version) {
        var dialect =
                version == ScalarWriter.Version.GO_YAML_2 ? Dialect.KUBECTL : Dialect.KUSTOMIZE;
        return text.equals(resolve(text, dialect))
                && !OLD_TRUE.contains(text)
                && !OLD_FALSE.contains(text)
                && GoTimestamps.toRfc3339(text).isEmpty()
                && !isSexagesimal(text);
    }

    /// YAML 1.1 reads `190:20:30.15` as a number to the base of 60; go-yaml only quotes it.
    private static boolean isSexagesimal(String text) {
        if (text.indexOf(':') < 0) {
            return false;
        }
        var parts = List.of(text.split(":", -1));
        return parts.size() > 1
                && HOURS.matcher(parts.getFirst()).matches()
                && SECONDS.matcher(parts.getLast()).matches()
                && parts.subList(1, parts.size() - 1).stream()
                        .allMatch(part -> MINUTES.matcher(part).matches());
    }

    private static Object dotted(String text) {
        if (NAN.contains(text)) {
            return Double.NaN;
        }
        if (INFINITE.contains(text)) {
            return Double.POSITIVE_INFINITY;
        }
        return FLOAT.matcher(text).matches() ? finite(text, text) : text;
    }

    private static Object numeric(String text, Dialect dialect) {
        if (INFINITE.contains(text)) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        var timestamp = GoTimestamps.toRfc3339(text);
        if (timestamp.isPresent()) {
            return dialect == Dialect.KUBECTL ? text : timestamp.get();
        }
        var plain = text.replace("_", "");
        var integer = integer(plain);
        if (integer != null) {
            return integer;
        }
        return FLOAT.matcher(plain).matches() ? finite(plain, text) : text;
    }

    private static @Nullable Number integer(String plain) {
        if (plain.length() > LONGEST_INTEGER || !INTEGER.matcher(plain).matches()) {
            return null;
        }
        var isSigned = plain.startsWith("-") || plain.startsWith("+");
        var amount = amount(isSigned ? plain.substring(1) : plain);
        var number = plain.startsWith("-") ? amount.negate() : amount;
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return !isSigned && number.bitLength() <= Long.SIZE ? number : null;
    }

    private static BigInteger amount(String digits) {
        if (digits.length() == 1 || digits.charAt(0) != '0') {
            return new BigInteger(digits);
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> new BigInteger(digits.substring(2), 16);
            case 'o', 'O' -> new BigInteger(digits.substring(2), 8);
            case 'b', 'B' -> new BigInteger(digits.substring(2), 2);
            default -> new BigInteger(digits, 8);
        };
    }

    private static Object finite(String number, String text) {
        var value = Double.parseDouble(number);
        return Double.isFinite(value) ? value : text;
    }

    private static Set<String> signed(String... words) {
        var all = new HashSet<String>();
        for (var word : words) {
            all.addAll(List.of(word, "+" + word, "-" + word));
        }
        return Set.copyOf(all);
    }

    /// Used in messages: the name of a type as YAML spells it.
    static String tagName(Scalar.Type type) {
        return switch (type) {
            case BOOLEAN -> "bool";
            case INTEGER -> "int";
            case NULL, FLOAT, STRING -> type.name().toLowerCase(Locale.ROOT);
        };
    }
}
