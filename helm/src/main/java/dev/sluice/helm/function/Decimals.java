package dev.sluice.helm.function;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.FunctionError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Arithmetic with floats taken for the decimals that they print as, as `shopspring/decimal` does
/// it: 0.1 and 0.2 are 0.3.
final class Decimals {

    /// Digits behind the point of a quotient.
    private static final int DIVISION_DIGITS = 16;

    private Decimals() {}

    static double sum(@Nullable Object first, List<? extends @Nullable Object> others) {
        return folded(first, others, BigDecimal::add);
    }

    static double difference(@Nullable Object first, List<? extends @Nullable Object> others) {
        return folded(first, others, BigDecimal::subtract);
    }

    static double product(@Nullable Object first, List<? extends @Nullable Object> others) {
        return folded(first, others, BigDecimal::multiply);
    }

    static double quotient(@Nullable Object first, List<? extends @Nullable Object> others) {
        return folded(first, others, Decimals::divide);
    }

    private static double folded(
            @Nullable Object first,
            List<? extends @Nullable Object> others,
            BinaryOperator<BigDecimal> operator) {
        var result = decimal(first);
        for (var other : others) {
            result = operator.apply(result, decimal(other));
        }
        return result.doubleValue();
    }

    private static BigDecimal decimal(@Nullable Object value) {
        var number = Casts.toFloat64(value);
        if (!Double.isFinite(number)) {
            throw new FunctionError("Cannot create a Decimal from " + Format.text(number));
        }
        return new BigDecimal(Double.toString(number)).stripTrailingZeros();
    }

    private static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new FunctionError("decimal division by 0");
        }
        return dividend.divide(divisor, DIVISION_DIGITS, RoundingMode.HALF_UP);
    }
}
