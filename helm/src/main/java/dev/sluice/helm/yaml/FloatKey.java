package dev.sluice.helm.yaml;

import java.math.BigDecimal;

/// A floating number as a key: the shortest text that means the same float32.
final class FloatKey {

    private static final int SMALLEST_EXPONENT = -4;
    private static final int SHORTEST_PRECISION = 6;

    private FloatKey() {}

    static String of(double number) {
        var single = (float) number;
        if (Float.isNaN(single)) {
            return ".nan";
        }
        if (Float.isInfinite(single)) {
            return single > 0 ? ".inf" : "-.inf";
        }
        var sign = Float.floatToRawIntBits(single) < 0 ? "-" : "";
        var decimal = new BigDecimal(Float.toString(Math.abs(single))).stripTrailingZeros();
        if (decimal.signum() == 0) {
            return sign + "0";
        }
        var digits = decimal.unscaledValue().toString();
        var exponent = digits.length() - 1 - decimal.scale();
        if (exponent < SMALLEST_EXPONENT || exponent >= SHORTEST_PRECISION) {
            var fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            var power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : Math.abs(exponent);
            return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + power;
        }
        return sign + decimal.toPlainString();
    }
}
