package dev.sluice.helm.template;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Go's literals of numbers (strconv.ParseInt with base 0, strconv.ParseFloat).
final class GoLiterals {

    private static final Pattern DECIMAL_FLOAT =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern HEXADECIMAL_FLOAT =
            Pattern.compile(
                    "[+-]?0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+");

    /// Underscores separate digits, or a base's prefix from them.
    private static final Pattern UNDERSCORES =
            Pattern.compile(
                    "[+-]?(?:0[xX](?:_?[0-9a-fA-F])*|0[oObB]?(?:_?[0-9])*|[0-9](?:_?[0-9])*)?"
                            + "(?:\\.(?:[0-9a-fA-F](?:_?[0-9a-fA-F])*)?)?"
                            + "(?:[eEpP][+-]?[0-9](?:_?[0-9])*)?");

    private GoLiterals() {}

    /// An integer of any base and size, null if the text is none.
    static @Nullable BigInteger integer(String literal) {
        if (hasBadUnderscores(literal)) {
            return null;
        }
        var digits = literal.replace("_", "");
        var isNegative = digits.startsWith("-");
        if (isNegative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        var base = base(digits);
        var prefix = base == 10 ? 0 : isOldOctal(digits) ? 1 : 2;
        var value = value(digits.substring(prefix), base);
        return value != null && isNegative ? value.negate() : value;
    }

    private static int base(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 10;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    private static boolean isOldOctal(String digits) {
        return digits.charAt(1) != 'o' && digits.charAt(1) != 'O' && base(digits) == 8;
    }

    private static @Nullable BigInteger value(String digits, int base) {
        if (digits.isEmpty()) {
            return null;
        }
        for (var i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            if (c >= 0x80 || Character.digit(c, base) < 0) {
                return null;
            }
        }
        return new BigInteger(digits, base);
    }

    /// A float, infinite beyond the greatest, null if the text is none.
    static @Nullable Double floating(String literal) {
        if (hasBadUnderscores(literal)) {
            return null;
        }
        var digits = literal.replace("_", "");
        return DECIMAL_FLOAT.matcher(digits).matches()
                        || HEXADECIMAL_FLOAT.matcher(digits).matches()
                ? (Double) Double.parseDouble(digits)
                : null;
    }

    private static boolean hasBadUnderscores(String literal) {
        return literal.indexOf('_') >= 0 && !UNDERSCORES.matcher(literal).matches();
    }
}
