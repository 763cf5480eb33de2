package dev.sluice.helm.encoding;

import dev.sluice.helm.value.Quoting;
import java.math.BigInteger;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Numbers and dates of TOML, from their first digit or sign on (lex.go: lexNumberOrDateStart,
/// lexDecimalNumberStart; parse.go: valueInteger, valueFloat).
final class TomlNumbers {

    private static final Pattern FLOAT =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final String SEPARATORS_OF_DATES = "-:Tt .Zz+";

    private final TomlSource source;

    TomlNumbers(TomlSource source) {
        this.source = source;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexadecimal(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static IntPredicate with(IntPredicate digits, String others) {
        return c -> digits.test(c) || others.indexOf(c) >= 0;
    }

    /// What begins with a digit.
    Object unsigned() {
        var first = source.next();
        var start = Character.toString(first);
        if (first == '0' && "box".indexOf(source.peek()) >= 0) {
            return based(start + Character.toString(source.next()));
        }
        var text = start + source.takeWhile(TomlNumbers::isDigit);
        return switch (source.peek()) {
            case '-', ':' ->
                    date(text + source.takeWhile(with(TomlNumbers::isDigit, SEPARATORS_OF_DATES)));
            case '_' -> decimal(text);
            case '.', 'e', 'E' -> floating(text);
            default -> integer(text);
        };
    }

    private Object based(String prefix) {
        var isWanted =
                switch (prefix.charAt(1)) {
                    case 'b' -> (IntPredicate) c -> c == '0' || c == '1';
                    case 'o' -> (IntPredicate) c -> c >= '0' && c <= '7';
                    default -> (IntPredicate) TomlNumbers::isHexadecimal;
                };
        var next = source.peek();
        if (!isWanted.test(next)) {
            var kind =
                    switch (prefix.charAt(1)) {
                        case 'b' -> "a binary";
                        case 'o' -> "an octal";
                        default -> "a hexadecimal";
                    };
            throw source.error("not %s number: '%s%s'".formatted(kind, prefix, shown(next)));
        }
        return integer(prefix + source.takeWhile(with(isWanted, "_")));
    }

    private static String shown(int c) {
        return c == TomlSource.END ? "\0" : Character.toString(c);
    }

    /// What begins with a sign.
    Object signed() {
        var sign = Character.toString(source.next());
        var first = source.next();
        var start = sign + (first == TomlSource.END ? "" : Character.toString(first));
        switch (first) {
            case 'i' -> {
                return special(start, "nf");
            }
            case 'n' -> {
                return special(start, "an");
            }
            case '0' -> {
                var next = source.peek();
                if ("box".indexOf(next) >= 0) {
                    throw source.error(
                            "cannot use sign with non-decimal numbers: '%s%s'"
                                    .formatted(start, shown(next)));
                }
            }
            case '.' -> throw source.error("floats must start with a digit, not '.'");
            default -> {
                if (!isDigit(first)) {
                    throw source.error("expected a digit but got " + TomlReader.rune(first));
                }
            }
        }
        return decimal(start);
    }

    private Object special(String start, String rest) {
        for (var i = 0; i < rest.length(); i++) {
            if (!source.accept(rest.charAt(i))) {
                throw source.error("invalid float: '%s'".formatted(start + rest.substring(0, i)));
            }
        }
        if (rest.equals("an")) {
            return Double.NaN;
        }
        return start.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private Object decimal(String start) {
        var text = start + source.takeWhile(with(TomlNumbers::isDigit, "_"));
        return switch (source.peek()) {
            case '.', 'e', 'E' -> floating(text);
            default -> integer(text);
        };
    }

    private Object date(String text) {
        return TomlReader.date(text.strip(), source);
    }

    private Object integer(String text) {
        checkUnderscores(text, text, "integer");
        checkLeadingZero(text, text, "integer");
        var isBased = text.length() > 1 && "box".indexOf(text.charAt(1)) >= 0;
        var digits = text.substring(isBased ? 2 : 0).replace("_", "");
        var base =
                !isBased
                        ? 10
                        : switch (text.charAt(1)) {
                            case 'b' -> 2;
                            case 'o' -> 8;
                            default -> 16;
                        };
        var number = new BigInteger(digits, base);
        if (number.bitLength() >= Long.SIZE) {
            throw source.error(text + " is out of range for int64");
        }
        return number.longValue();
    }

    private Object floating(String start) {
        var text = start + source.takeWhile(with(TomlNumbers::isDigit, "_.+-eE"));
        var parts = text.split("[.eE]+", -1);
        for (var part : parts) {
            if (!part.isEmpty()) {
                checkUnderscores(part, text, "float");
            }
        }
        checkLeadingZero(parts[0].isEmpty() ? parts[1] : parts[0], text, "float");
        if (text.matches(".*\\.([^0-9].*)?")) {
            throw invalid("float", text, "'.' must be followed by one or more digits");
        }
        var plain = text.replace("_", "");
        if (!FLOAT.matcher(plain).matches()) {
            throw source.error("Invalid float value: " + Quoting.quote(text));
        }
        var number = Double.parseDouble(plain);
        if (!Double.isFinite(number)) {
            throw source.error(text + " is out of range for float64");
        }
        return number;
    }

    /// Each between two digits, of whatever base.
    private void checkUnderscores(String part, String text, String kind) {
        var isAllowed = false;
        for (var i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '_' && !isAllowed) {
                throw invalid(kind, text, "underscores must be surrounded by digits");
            }
            isAllowed = isHexadecimal(part.charAt(i));
        }
        if (!isAllowed) {
            throw invalid(kind, text, "underscores must be surrounded by digits");
        }
    }

    private void checkLeadingZero(String part, String text, String kind) {
        var isSigned = part.startsWith("+") || part.startsWith("-");
        var digits = isSigned ? part.substring(1) : part;
        var isBased = !isSigned && digits.length() > 1 && "box".indexOf(digits.charAt(1)) >= 0;
        if (digits.length() > 1 && digits.startsWith("0") && !isBased) {
            throw invalid(kind, text, "cannot have leading zeroes");
        }
    }

    private EncodingError invalid(String kind, String text, String why) {
        return source.error("Invalid %s %s: %s".formatted(kind, Quoting.quote(text), why));
    }
}
