package dev.sluice.helm.template;

import dev.sluice.helm.value.GoComplex;
import dev.sluice.helm.value.Quoting;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A number as written: the types that it can take are known only where it is used.
///
/// @param integer its value as an int64, null if it is none
/// @param unsigned its bits as an uint64, null if it is none
/// @param floating its value as a float64, null if it is none
/// @param complex its value, if it was written as a complex number
/// @param looksFloating whether an untyped use takes it as a float64
record Constant(
        @Nullable Long integer,
        @Nullable Long unsigned,
        @Nullable Double floating,
        @Nullable GoComplex complex,
        boolean looksFloating) {

    /// Two to the power of 63 and of 64.
    private static final double INT64_END = 0x1p63;

    private static final double UINT64_END = 0x1p64;

    static Constant character(String literal) throws MalformedConstant {
        var text = Quoting.unquote(literal);
        if (text == null || text.isEmpty()) {
            // Go tells a wrong escape from too many characters.
            throw new MalformedConstant(
                    isOneCharacter(literal)
                            ? "invalid syntax"
                            : "malformed character constant: " + literal);
        }
        var first = text.codePointAt(0);
        long rune = first >= 0xdc80 && first <= 0xdcff ? first - 0xdc00 : first;
        return new Constant(rune, rune, (double) rune, null, false);
    }

    private static boolean isOneCharacter(String literal) {
        return literal.length() <= 2 || literal.charAt(1) == '\\';
    }

    static Constant complex(String literal) throws MalformedConstant {
        var split = splitComplex(literal);
        var real = GoLiterals.floating(literal.substring(0, split));
        var imaginary = GoLiterals.floating(literal.substring(split, literal.length() - 1));
        if (real == null || imaginary == null) {
            throw new MalformedConstant("syntax error scanning complex number");
        }
        return simplified(new GoComplex(real, imaginary));
    }

    private static int splitComplex(String literal) {
        for (var i = literal.length() - 1; i > 0; i--) {
            var c = literal.charAt(i);
            var before = Character.toLowerCase(literal.charAt(i - 1));
            if ((c == '+' || c == '-') && before != 'e' && before != 'p') {
                return i;
            }
        }
        return 0;
    }

    static Constant number(String literal) throws MalformedConstant {
        if (literal.endsWith("i")) {
            var imaginary = GoLiterals.floating(literal.substring(0, literal.length() - 1));
            if (imaginary != null) {
                return simplified(new GoComplex(0, imaginary));
            }
        }
        var whole = GoLiterals.integer(literal);
        return whole != null ? ofWhole(literal, whole) : ofFraction(literal);
    }

    private static Constant ofWhole(String literal, BigInteger whole) throws MalformedConstant {
        var isSigned = literal.startsWith("+") || literal.startsWith("-");
        Long integer = whole.bitLength() <= 63 ? whole.longValue() : null;
        Long unsigned =
                whole.signum() == 0 || (!isSigned && whole.bitLength() <= 64)
                        ? whole.longValue()
                        : null;
        if (integer == null && unsigned == null) {
            return ofFraction(literal);
        }
        return new Constant(integer, unsigned, whole.doubleValue(), null, looksFloating(literal));
    }

    private static Constant ofFraction(String literal) throws MalformedConstant {
        var value = GoLiterals.floating(literal);
        if (value == null || Double.isInfinite(value)) {
            throw new MalformedConstant("illegal number syntax: " + Quoting.quote(literal));
        }
        if (!hasFloatingSign(literal)) {
            throw new MalformedConstant("integer overflow: " + Quoting.quote(literal));
        }
        return new Constant(integer(value), unsigned(value), value, null, looksFloating(literal));
    }

    private static Constant simplified(GoComplex complex) {
        if (complex.imaginary() != 0) {
            return new Constant(null, null, null, complex, false);
        }
        var real = complex.real();
        return new Constant(integer(real), unsigned(real), real, complex, false);
    }

    private static @Nullable Long integer(double value) {
        return value == Math.rint(value) && value >= -INT64_END && value < INT64_END
                ? (Long) (long) value
                : null;
    }

    private static @Nullable Long unsigned(double value) {
        return value == Math.rint(value) && value >= 0 && value < UINT64_END
                ? (Long) new java.math.BigDecimal(value).longValue()
                : null;
    }

    private static boolean looksFloating(String literal) {
        var lower = literal.toLowerCase(Locale.ROOT);
        var isHexadecimalInteger = lower.startsWith("0x") && lower.indexOf('p') < 0;
        return !isHexadecimalInteger && hasFloatingSign(literal);
    }

    private static boolean hasFloatingSign(String literal) {
        return literal.chars().anyMatch(c -> ".eEpP".indexOf(c) >= 0);
    }

    /// A number that cannot be read.
    static final class MalformedConstant extends Exception {

        private static final long serialVersionUID = 1;

        MalformedConstant(String message) {
            super(message, null, false, false);
        }
    }
}
