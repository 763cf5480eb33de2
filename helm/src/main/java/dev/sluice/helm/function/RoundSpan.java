package dev.sluice.helm.function;

import dev.sluice.helm.time.Span;
import java.util.List;

/// A length of time in its largest unit only (sprig's `durationRound`).
final class RoundSpan {

    private record Unit(String sign, long length) {}

    private static final List<Unit> UNITS =
            List.of(
                    new Unit("y", 365 * 24 * Span.HOUR),
                    new Unit("mo", 30 * 24 * Span.HOUR),
                    new Unit("d", 24 * Span.HOUR),
                    new Unit("h", Span.HOUR),
                    new Unit("m", Span.MINUTE),
                    new Unit("s", Span.SECOND));

    private RoundSpan() {}

    static String of(Span span) {
        var size = span.nanoseconds() < 0 ? -span.nanoseconds() : span.nanoseconds();
        for (var unit : UNITS) {
            if (Long.compareUnsigned(size, unit.length) > 0) {
                return Long.divideUnsigned(size, unit.length) + unit.sign;
            }
        }
        return "0s";
    }
}
