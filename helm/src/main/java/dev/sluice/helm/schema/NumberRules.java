package dev.sluice.helm.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What is demanded of numbers.
final class NumberRules {

    /// Farther apart than any two floats: what a division would cost has to end somewhere.
    private static final int MOST_DIGITS = 2_000;

    private NumberRules() {}

    static void addAll(SchemaSource source, List<Rule> rules) {
        var object = source.object();
        var minimum = object.number("minimum");
        var maximum = object.number("maximum");
        var isAboveMinimum = object.isTrue("exclusiveMinimum");
        var isBelowMaximum = object.isTrue("exclusiveMaximum");
        add(rules, "minimum", isAboveMinimum ? null : minimum, order -> order >= 0);
        add(rules, "maximum", isBelowMaximum ? null : maximum, order -> order <= 0);
        add(
                rules,
                "exclusiveMinimum",
                isAboveMinimum ? minimum : object.number("exclusiveMinimum"),
                order -> order > 0);
        add(
                rules,
                "exclusiveMaximum",
                isBelowMaximum ? maximum : object.number("exclusiveMaximum"),
                order -> order < 0);
        addMultiple(rules, object.number("multipleOf"));
    }

    private static void add(
            List<Rule> rules, String keyword, @Nullable BigDecimal bound, IntPredicate isInside) {
        if (bound != null) {
            rules.add(of(keyword, bound, (got, _) -> isInside.test(got.compareTo(bound))));
        }
    }

    private static void addMultiple(List<Rule> rules, @Nullable BigDecimal unit) {
        if (unit != null && unit.signum() != 0) {
            rules.add(of("multipleOf", unit, NumberRules::isMultiple));
        }
    }

    private static boolean isMultiple(BigDecimal number, BigDecimal unit) {
        return Math.abs((long) number.scale() - unit.scale()) < MOST_DIGITS
                && number.remainder(unit).signum() == 0;
    }

    private static Rule of(
            String keyword, BigDecimal wanted, BiPredicate<BigDecimal, BigDecimal> demand) {
        return at -> {
            var number = JsonValues.number(at.value());
            if (number != null && !demand.test(number, wanted)) {
                at.fail(
                        () ->
                                "%s: got %s, want %s"
                                        .formatted(
                                                keyword,
                                                Amounts.text(number),
                                                Amounts.text(wanted)));
            }
        };
    }
}
