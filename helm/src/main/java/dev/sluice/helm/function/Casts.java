package dev.sluice.helm.function;

import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes numbers of anything, as `spf13/cast` does: what is none is 0 (`caste.go`).
final class Casts {

    private static final double TWO_TO_63 = 0x1p63;

    /// Other integers under a name of their own, such as durations, are no numbers to it.
    private static final Set<String> INTEGERS =
            Set.of(
                    "int8",
                    "int16",
                    "int32",
                    "uint",
                    "uint8",
                    "uint16",
                    "uint32",
                    "uint64",
                    "time.Month",
                    "time.Weekday");

    private Casts() {}

    /// `cast.ToInt64`, and `cast.ToInt` alike.
    static long toInt64(@Nullable Object value) {
        return switch (value) {
            case GoInt(var number) -> number;
            case Long number -> number;
            case Double number -> truncated(number);
            case String text -> integer(text);
            case Boolean truth -> truth ? 1 : 0;
            case GoNumber(var type, var bits) when isInteger(type) -> bits;
            case null, default -> 0;
        };
    }

    static double toFloat64(@Nullable Object value) {
        return switch (value) {
            case GoInt(var number) -> number;
            case Long number -> number;
            case Double number -> number;
            case String text -> Numerals.decimal(text).orElse(0);
            case Boolean truth -> truth ? 1 : 0;
            case GoNumber(var type, var bits) when isInteger(type) ->
                    type.kind().isUnsigned() && bits < 0 ? (bits >>> 1) * 2.0 : bits;
            case null, default -> 0;
        };
    }

    /// A conversion from float64 to int64: what does not fit is the smallest number, as on amd64.
    static long truncated(double number) {
        return number >= -TWO_TO_63 && number < TWO_TO_63 ? (long) number : Long.MIN_VALUE;
    }

    private static boolean isInteger(GoType type) {
        return INTEGERS.contains(type.name());
    }

    private static long integer(String text) {
        return Numerals.integer(withoutZeroDecimals(text), 0)
                .filter(Numerals.Parsed::fits)
                .map(Numerals.Parsed::value)
                .orElse(0L);
    }

    /// `8.00` is 8.
    private static String withoutZeroDecimals(String text) {
        var end = text.length();
        while (end > 0 && text.charAt(end - 1) == '0') {
            end--;
        }
        return end > 0 && end < text.length() && text.charAt(end - 1) == '.'
                ? text.substring(0, end - 1)
                : text;
    }
}
