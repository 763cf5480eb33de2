package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.ANY;
import static dev.sluice.helm.value.GoType.FLOAT64;
import static dev.sluice.helm.value.GoType.INT;
import static dev.sluice.helm.value.GoType.INT64;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoInt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;

/// Arithmetic and conversions to numbers (sprig's `numeric.go`).
final class MathFunctions {

    private MathFunctions() {}

    static List<Function> all() {
        var functions = new ArrayList<Function>(conversions());
        functions.addAll(integers());
        functions.addAll(floats());
        return functions;
    }

    private static List<Function> conversions() {
        return List.of(
                Function.of("int64", INT64, a -> Casts.toInt64(a.any(0)), ANY),
                Function.of("int", INT, a -> GoInt.of(Casts.toInt64(a.any(0))), ANY),
                Function.of("float64", FLOAT64, a -> Casts.toFloat64(a.any(0)), ANY),
                Function.of("atoi", INT, a -> GoInt.of(parsed(a.string(0), 10)), STRING),
                Function.of("toDecimal", INT64, MathFunctions::fromOctal, ANY));
    }

    private static long parsed(String text, int base) {
        return Numerals.integer(text, base).map(Numerals.Parsed::value).orElse(0L);
    }

    private static long fromOctal(Arguments arguments) {
        return Numerals.integer(Format.text(arguments.any(0)), 8)
                .filter(Numerals.Parsed::fits)
                .map(Numerals.Parsed::value)
                .orElse(0L);
    }

    private static List<Function> integers() {
        return List.of(
                Function.of("add1", INT64, a -> Casts.toInt64(a.any(0)) + 1, ANY),
                Function.variadic("add", INT64, a -> folded(a, 0, 0, Long::sum), ANY),
                Function.of(
                        "sub",
                        INT64,
                        a -> Casts.toInt64(a.any(0)) - Casts.toInt64(a.any(1)),
                        ANY,
                        ANY),
                Function.of("div", INT64, a -> divided(a, (x, y) -> x / y), ANY, ANY),
                Function.of("mod", INT64, a -> divided(a, (x, y) -> x % y), ANY, ANY),
                afterFirst("mul", (x, y) -> x * y),
                afterFirst("max", Math::max),
                afterFirst("biggest", Math::max),
                afterFirst("min", Math::min));
    }

    private static Function afterFirst(String name, LongBinaryOperator operator) {
        return Function.variadic(
                name, INT64, a -> folded(a, Casts.toInt64(a.any(0)), 1, operator), ANY, ANY);
    }

    private static long folded(
            Arguments arguments, long start, int from, LongBinaryOperator operator) {
        var result = start;
        for (var value : arguments.rest(from)) {
            result = operator.applyAsLong(result, Casts.toInt64(value));
        }
        return result;
    }

    private static long divided(Arguments arguments, LongBinaryOperator operator) {
        var divisor = Casts.toInt64(arguments.any(1));
        if (divisor == 0) {
            throw new FunctionError("runtime error: integer divide by zero");
        }
        return operator.applyAsLong(Casts.toInt64(arguments.any(0)), divisor);
    }

    private static List<Function> floats() {
        return List.of(
                single("floor", Math::floor),
                single("ceil", Math::ceil),
                Function.variadic("round", FLOAT64, MathFunctions::round, ANY, INT, FLOAT64),
                extreme("maxf", Math::max),
                extreme("minf", Math::min),
                Function.of("add1f", FLOAT64, a -> Decimals.sum(a.any(0), List.of(1L)), ANY),
                Function.variadic("addf", FLOAT64, a -> Decimals.sum(0.0, a.rest(0)), ANY),
                Function.variadic(
                        "subf", FLOAT64, a -> Decimals.difference(a.any(0), a.rest(1)), ANY, ANY),
                Function.variadic(
                        "mulf", FLOAT64, a -> Decimals.product(a.any(0), a.rest(1)), ANY, ANY),
                Function.variadic(
                        "divf", FLOAT64, a -> Decimals.quotient(a.any(0), a.rest(1)), ANY, ANY));
    }

    private static Function single(String name, DoubleUnaryOperator operator) {
        return Function.of(
                name, FLOAT64, a -> operator.applyAsDouble(Casts.toFloat64(a.any(0))), ANY);
    }

    private static Function extreme(String name, DoubleBinaryOperator operator) {
        return Function.variadic(
                name,
                FLOAT64,
                a -> {
                    var result = Casts.toFloat64(a.any(0));
                    for (var value : a.rest(1)) {
                        result = operator.applyAsDouble(result, Casts.toFloat64(value));
                    }
                    return result;
                },
                ANY,
                ANY);
    }

    /// Rounds up from a fraction on, usually a half; of a negative number the fraction is negative.
    private static double round(Arguments arguments) {
        var roundOn = arguments.size() > 2 ? arguments.float64(2) : 0.5;
        var power = PowerOfTen.of(arguments.integer(1));
        var digit = power * Casts.toFloat64(arguments.any(0));
        var fraction = digit - (digit < 0 ? Math.ceil(digit) : Math.floor(digit));
        var isUp = Double.isInfinite(digit) ? Double.NaN >= roundOn : fraction >= roundOn;
        return (isUp ? Math.ceil(digit) : Math.floor(digit)) / power;
    }
}
