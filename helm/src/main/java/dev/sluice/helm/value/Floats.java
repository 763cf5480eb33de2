package dev.sluice.helm.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// `float64` as `strconv.FormatFloat` writes it.
public final class Floats {

    /// As many digits as are needed to read the same number back.
    public static final int SHORTEST = -1;

    /// Where 'g' turns to an exponent when it writes the shortest digits.
    private static final int SHORTEST_LIMIT = 6;

    private Floats() {}

    /// What `%v` prints: 999999, 1e+06, 0.0001, 1e-05.
    public static String text(double number) {
        if (number == (int) number && Math.abs(number) < 1_000_000 && isPositive(number)) {
            return Integer.toString((int) number);
        }
        return text(number, 'g', SHORTEST);
    }

    /// `strconv.FormatFloat(number, verb, precision, 64)`, for the verbs b e E f g G x X.
    public static String text(double number, char verb, int precision) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        var sign = Double.doubleToRawLongBits(number) < 0 ? "-" : "";
        var size = Math.abs(number);
        return sign
                + switch (verb) {
                    case 'b' -> BinaryFloats.decimal(size);
                    case 'x', 'X' -> BinaryFloats.hexadecimal(size, verb, precision);
                    case 'e', 'E' -> exponential(rounded(size, precision + 1), verb, precision);
                    case 'f' -> plain(size, precision);
                    default -> general(size, verb, precision);
                };
    }

    private static boolean isPositive(double number) {
        return Double.doubleToRawLongBits(number) >= 0;
    }

    private static BigDecimal rounded(double size, int digits) {
        return digits <= 0
                ? shortest(size)
                : new BigDecimal(size)
                        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
    }

    /// The shortest decimal that is read back as the same number.
    private static BigDecimal shortest(double size) {
        var decimal = new BigDecimal(Double.toString(size)).stripTrailingZeros();
        // Java prefers two digits where one would do, near the smallest number.
        if (decimal.precision() == 2) {
            var shorter = decimal.round(new MathContext(1)).stripTrailingZeros();
            return shorter.doubleValue() == size ? shorter : decimal;
        }
        return decimal;
    }

    private static String plain(double size, int precision) {
        if (precision >= 0) {
            return new BigDecimal(size).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
        }
        return shortest(size).toPlainString();
    }

    private static String general(double size, char verb, int precision) {
        if (size == 0) {
            return "0";
        }
        var decimal = rounded(size, precision == 0 ? 1 : precision);
        var digits = decimal.precision();
        var point = digits - decimal.scale();
        var limit = precision < 0 ? SHORTEST_LIMIT : Math.max(1, precision);
        if (precision >= 0 && limit > digits && digits >= point) {
            limit = digits;
        }
        var exponent = point - 1;
        return exponent < -4 || exponent >= limit
                ? exponential(decimal, (char) (verb - 2), digits - 1)
                : decimal.toPlainString();
    }

    private static String exponential(BigDecimal decimal, char verb, int precision) {
        var digits = decimal.unscaledValue().toString();
        var exponent = decimal.signum() == 0 ? 0 : digits.length() - decimal.scale() - 1;
        var text = new StringBuilder().append(digits.charAt(0));
        var places = precision < 0 ? digits.length() - 1 : precision;
        if (places > 0) {
            text.append('.').append(digits, 1, digits.length());
            text.repeat('0', places - (digits.length() - 1));
        }
        text.append(verb).append(exponent < 0 ? '-' : '+');
        var power = Math.abs(exponent);
        return text.append(power < 10 ? "0" : "").append(power).toString();
    }
}
