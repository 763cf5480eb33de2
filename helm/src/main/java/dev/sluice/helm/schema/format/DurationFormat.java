package dev.sluice.helm.schema.format;

import dev.sluice.helm.value.Quoting;
import org.jspecify.annotations.Nullable;

/// A span of time by units (RFC 3339, appendix A).
record DurationFormat() implements Format {

    private static final String[] UNITS = {"YMD", "HMS"};

    @Override
    public @Nullable String complaint(String text) {
        if (!text.startsWith("P")) {
            return "must start with P";
        }
        var span = text.substring(1);
        if (span.isEmpty()) {
            return "nothing after P";
        }
        if (span.endsWith("W")) {
            var weeks = span.substring(0, span.length() - 1);
            if (weeks.isEmpty()) {
                return "no number in week";
            }
            return Signs.other(weeks, Signs::isDigit) == null ? null : "invalid week";
        }
        var parts = span.split("T", -1);
        for (var i = 0; i < parts.length; i++) {
            var complaint = complaint(parts[i], i);
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }

    private static @Nullable String complaint(String part, int index) {
        if (index != 0 && part.isEmpty()) {
            return "no time elements";
        }
        if (index >= UNITS.length) {
            return "more than one T";
        }
        var units = UNITS[index];
        for (var rest = part; !rest.isEmpty(); ) {
            var digits = Signs.leadingDigits(rest);
            if (digits == 0) {
                return "missing number";
            }
            if (digits == rest.length()) {
                return "missing unit";
            }
            var unit = rest.charAt(digits);
            var at = units.indexOf(unit);
            if (at < 0) {
                var isKnown = UNITS[index].indexOf(unit) >= 0;
                var shown = Quoting.quoteRune(unit, false);
                return isKnown ? "unit " + shown + " out of order" : "invalid unit " + shown;
            }
            units = units.substring(at + 1);
            rest = rest.substring(digits + 1);
        }
        return null;
    }
}
