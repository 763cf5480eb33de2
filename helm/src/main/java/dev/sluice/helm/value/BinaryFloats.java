package dev.sluice.helm.value;

import java.util.Locale;

/// Floats in powers of two: the verbs `%b` and `%x`.
final class BinaryFloats {

    private static final int MANTISSA = 52;

    private BinaryFloats() {}

    /// 4503599627370496p-52.
    static String decimal(double size) {
        var exponent = exponent(size) - MANTISSA;
        return mantissa(size) + "p" + (exponent >= 0 ? "+" : "") + exponent;
    }

    /// 0x1.8p+01, with so many digits or with as many as are needed (strconv: fmtX).
    static String hexadecimal(double size, char verb, int precision) {
        var mantissa = mantissa(size);
        var exponent = size == 0 ? 0 : exponent(size);
        // The digit before the point is bit 60.
        mantissa <<= 60 - MANTISSA;
        while (mantissa != 0 && (mantissa & (1L << 60)) == 0) {
            mantissa <<= 1;
            exponent--;
        }
        if (precision >= 0 && precision < 15) {
            var shift = precision * 4;
            var extra = (mantissa << shift) & ((1L << 60) - 1);
            mantissa >>>= 60 - shift;
            if ((extra | (mantissa & 1)) > 1L << 59) {
                mantissa++;
            }
            mantissa <<= 60 - shift;
            if ((mantissa & (1L << 61)) != 0) {
                mantissa >>>= 1;
                exponent++;
            }
        }
        var text = new StringBuilder("0x").append((mantissa >>> 60) & 1);
        appendDigits(text, mantissa << 4, precision);
        text.append('p').append(exponent < 0 ? '-' : '+');
        var power = Math.abs(exponent);
        text.append(power < 10 ? "0" : "").append(power);
        return verb == 'X' ? text.toString().toUpperCase(Locale.ROOT) : text.toString();
    }

    private static void appendDigits(StringBuilder text, long bits, int precision) {
        var rest = bits;
        if (precision < 0 ? rest != 0 : precision > 0) {
            text.append('.');
        }
        for (var i = 0; precision < 0 ? rest != 0 : i < precision; i++) {
            text.append(Character.forDigit((int) (rest >>> 60), 16));
            rest <<= 4;
        }
    }

    private static long mantissa(double size) {
        var bits = Double.doubleToRawLongBits(size);
        var mantissa = bits & ((1L << MANTISSA) - 1);
        return size >= Double.MIN_NORMAL ? mantissa | (1L << MANTISSA) : mantissa;
    }

    private static int exponent(double size) {
        return size >= Double.MIN_NORMAL ? Math.getExponent(size) : Double.MIN_EXPONENT;
    }
}
