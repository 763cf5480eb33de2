package dev.sluice.helm.function;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Reads numbers as Go's `strconv` does.
final class Numerals {

    /// What was read.
    ///
    /// @param value of a number that does not fit, the nearest one that does
    record Parsed(long value, boolean fits) {}

    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private static final Pattern DECIMAL =
            Pattern.compile(
                    "[+-]?([0-9_]*[0-9][0-9_]*\\.?[0-9_]*|[0-9_]*\\.[0-9_]*[0-9][0-9_]*)"
                            + "([eE][+-]?[0-9][0-9_]*)?");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("[+-]?0[xX][0-9a-fA-F_]*\\.?[0-9a-fA-F_]*[pP][+-]?[0-9][0-9_]*");
    private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(inity)?");

    private Numerals() {}

    /// `strconv.ParseInt(text, base, 64)`; the base 0 goes by the prefix and allows underscores.
    static Optional<Parsed> integer(String text, int base) {
        var isSigned = text.startsWith("-") || text.startsWith("+");
        var digits = isSigned ? text.substring(1) : text;
        if (digits.isEmpty() || (digits.contains("_") && (base != 0 || !underscoresFit(digits)))) {
            return Optional.empty();
        }
        var plain = digits.replace("_", "");
        var radix = base == 0 ? radix(digits) : base;
        var start = base == 0 ? prefix(digits) : 0;
        return magnitude(plain.substring(Math.min(start, plain.length())), radix)
                .map(size -> clamped(text.startsWith("-") ? size.negate() : size));
    }

    private static Parsed clamped(BigInteger number) {
        var nearest = number.max(SMALLEST).min(LARGEST);
        return new Parsed(nearest.longValue(), nearest.equals(number));
    }

    private static Optional<BigInteger> magnitude(String digits, int radix) {
        for (var i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            if (c >= 0x80 || Character.digit(c, radix) < 0) {
                return Optional.empty();
            }
        }
        // Longer ones fit no type, whatever their digits are; leading zeros aside.
        var significant = digits.replaceFirst("^0+", "");
        var short64 = significant.length() > 100 ? significant.substring(0, 100) : significant;
        return Optional.of(short64.isEmpty() ? BigInteger.ZERO : new BigInteger(short64, radix));
    }

    private static int radix(String digits) {
        if (digits.charAt(0) != '0') {
            return 10;
        }
        return switch (digits.length() >= 3 ? Character.toLowerCase(digits.charAt(1)) : '0') {
            case 'b' -> 2;
            case 'x' -> 16;
            default -> 8;
        };
    }

    private static int prefix(String digits) {
        if (digits.charAt(0) != '0') {
            return 0;
        }
        return digits.length() >= 3 && "box".indexOf(Character.toLowerCase(digits.charAt(1))) >= 0
                ? 2
                : 1;
    }

    /// Whether each underscore stands between digits, or between a prefix and a digit.
    private static boolean underscoresFit(String unsigned) {
        var text = unsigned;
        var isHex = false;
        var before = '^';
        if (unsigned.length() >= 2
                && unsigned.charAt(0) == '0'
                && "box".indexOf(Character.toLowerCase(unsigned.charAt(1))) >= 0) {
            isHex = Character.toLowerCase(unsigned.charAt(1)) == 'x';
            before = '0';
            text = unsigned.substring(2);
        }
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var isDigit = c < 0x80 && Character.digit(c, isHex ? 16 : 10) >= 0;
            if (c == '_' ? before != '0' : !isDigit && before == '_') {
                return false;
            }
            before = isDigit ? '0' : c == '_' ? '_' : '!';
        }
        return before != '_';
    }

    /// `strconv.ParseFloat(text, 64)` where it reports no error.
    static OptionalDouble decimal(String text) {
        if (text.equalsIgnoreCase("nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        if (INFINITE.matcher(text).matches()) {
            return OptionalDouble.of(
                    text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        var isHex = HEXADECIMAL.matcher(text).matches();
        if (!isHex && !DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        var unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (text.contains("_") && !underscoresFit(unsigned)) {
            return OptionalDouble.empty();
        }
        return finite(text.replace("_", ""));
    }

    private static OptionalDouble finite(String plain) {
        try {
            var number = Double.parseDouble(plain);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException noDigits) {
            return OptionalDouble.empty();
        }
    }
}
