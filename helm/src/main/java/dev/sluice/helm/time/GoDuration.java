package dev.sluice.helm.time;

import static dev.sluice.helm.value.GoType.FLOAT64;
import static dev.sluice.helm.value.GoType.INT64;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.MethodTable;
import org.jspecify.annotations.Nullable;

/// A `time.Duration` in a template: an integer under that name.
public final class GoDuration {

    private static final GoType PLAIN =
            GoType.named("time.Duration", INT64)
                    .printedBy(value -> new Span(((GoNumber) value).bits()).toString());

    public static final GoType TYPE = PLAIN.with(methods());

    private GoDuration() {}

    public static GoNumber of(Span span) {
        return new GoNumber(TYPE, span.nanoseconds());
    }

    public static Span span(@Nullable Object value) {
        if (value instanceof GoNumber number) {
            return new Span(number.bits());
        }
        throw new IllegalArgumentException("no duration: " + value);
    }

    private static MethodTable<GoNumber> methods() {
        return new MethodTable<>(GoNumber.class)
                .add("String", STRING, (d, _) -> span(d).toString())
                .add("Hours", FLOAT64, (d, _) -> span(d).in(Span.HOUR))
                .add("Minutes", FLOAT64, (d, _) -> span(d).in(Span.MINUTE))
                .add("Seconds", FLOAT64, (d, _) -> span(d).in(Span.SECOND))
                .add("Milliseconds", INT64, (d, _) -> d.bits() / Span.MILLISECOND)
                .add("Microseconds", INT64, (d, _) -> d.bits() / Span.MICROSECOND)
                .add("Nanoseconds", INT64, (d, _) -> d.bits())
                .add("Round", PLAIN, (d, a) -> of(span(d).round(span(a.any(0)))), PLAIN)
                .add("Truncate", PLAIN, (d, a) -> of(span(d).truncate(span(a.any(0)))), PLAIN)
                .add("Abs", PLAIN, (d, _) -> of(span(d).size()));
    }
}
