package dev.sluice.manifest;

import java.math.BigDecimal;
import java.math.MathContext;

/// Floats as Go formats them.
public final class GoNumbers {

    /// Where Go turns to exponents when it prints as few digits as needed.
    private static final int SHORTEST_PRECISION = 6;

    private GoNumbers() {}

    /// `strconv.FormatFloat(number, 'g', -1, 64)`.
    public static String shortest(double number) {
        return sign(number) + (number == 0 ? "0" : shortest(decimal(number)));
    }

    /// `strconv.FormatFloat(number, 'g', -1, 32)`.
    static String shortest(float number) {
        if (number == 0 || !Float.isFinite(number)) {
            return sign(number) + (number == 0 ? "0" : ".inf");
        }
        var digits = Float.toString(Math.abs(number));
        return sign(number) + shortest(new BigDecimal(digits).stripTrailingZeros());
    }

    private static String shortest(BigDecimal decimal) {
        var exponent = decimal.precision() - decimal.scale() - 1;
        return exponent < -4 || exponent >= SHORTEST_PRECISION
                ? scientific(decimal, exponent, 2)
                : decimal.toPlainString();
    }

    /// What Go's `encoding/json` writes.
    public static String json(double number) {
        var size = Math.abs(number);
        if (number == 0) {
            return sign(number) + "0";
        }
        var decimal = decimal(number);
        var exponent = decimal.precision() - decimal.scale() - 1;
        return sign(number)
                + (size < 1e-6 || size >= 1e21
                        ? scientific(decimal, exponent, exponent < 0 ? 1 : 2)
                        : decimal.toPlainString());
    }

    /// The shortest decimal that is read back as the same number.
    private static BigDecimal decimal(double number) {
        var size = Math.abs(number);
        var decimal = new BigDecimal(Double.toString(size)).stripTrailingZeros();
        // Java prefers two digits where one would do, near the smallest number.
        if (decimal.precision() == 2) {
            var shorter = decimal.round(new MathContext(1));
            return shorter.doubleValue() == size ? shorter.stripTrailingZeros() : decimal;
        }
        return decimal;
    }

    private static String scientific(BigDecimal decimal, int exponent, int exponentDigits) {
        var digits = decimal.unscaledValue().toString();
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        var power = Integer.toString(Math.abs(exponent));
        return mantissa
                + (exponent < 0 ? "e-" : "e+")
                + "0".repeat(Math.max(0, exponentDigits - power.length()))
                + power;
    }

    private static String sign(double number) {
        return Double.doubleToRawLongBits(number) < 0 ? "-" : "";
    }
}
