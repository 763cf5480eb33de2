package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.ANY;
import static dev.sluice.helm.value.GoType.FLOAT64;
import static dev.sluice.helm.value.GoType.INT64;

import dev.sluice.helm.time.GoDuration;
import dev.sluice.helm.time.InvalidTime;
import dev.sluice.helm.time.Span;
import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoTypes;
import dev.sluice.helm.value.Quoting;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Durations of anything that can be taken for one; Helm 4 has them (`pkg/engine/funcs.go`).
final class DurationFunctions {

    private static final long MOST_SECONDS = Long.MAX_VALUE / Span.SECOND;
    private static final double MOST_NANOSECONDS = 0x1p63;

    private DurationFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "mustToDuration", GoDuration.TYPE, a -> GoDuration.of(span(a.any(0))), ANY),
                decimal("durationSeconds", span -> span.in(Span.SECOND)),
                whole("durationMilliseconds", span -> span.nanoseconds() / Span.MILLISECOND),
                whole("durationMicroseconds", span -> span.nanoseconds() / Span.MICROSECOND),
                whole("durationNanoseconds", Span::nanoseconds),
                decimal("durationMinutes", span -> span.in(Span.MINUTE)),
                decimal("durationHours", span -> span.in(Span.HOUR)),
                decimal("durationDays", span -> span.in(Span.HOUR) / 24),
                decimal("durationWeeks", span -> span.in(Span.HOUR) / 24 / 7),
                toMultiple("durationRoundTo", Span::round),
                toMultiple("durationTruncateTo", Span::truncate));
    }

    private static Function decimal(String name, ToDoubleFunction<Span> unit) {
        return Function.of(
                name, FLOAT64, a -> unit.applyAsDouble(spanOr(a.any(0), Span.ZERO)), ANY);
    }

    private static Function whole(String name, ToLongFunction<Span> unit) {
        return Function.of(name, INT64, a -> unit.applyAsLong(spanOr(a.any(0), Span.ZERO)), ANY);
    }

    /// What is no duration is 0; a unit that is none changes nothing.
    private static Function toMultiple(String name, BinaryOperator<Span> operator) {
        return Function.of(
                name,
                GoDuration.TYPE,
                a -> {
                    var span = spanOr(a.any(0), Span.ZERO);
                    return GoDuration.of(operator.apply(span, spanOr(a.any(1), Span.ZERO)));
                },
                ANY,
                ANY);
    }

    private static Span spanOr(@Nullable Object value, Span otherwise) {
        try {
            return span(value);
        } catch (FunctionError _) {
            return otherwise;
        }
    }

    private static Span span(@Nullable Object value) {
        return switch (value) {
            case null -> throw new FunctionError("invalid duration");
            case String text -> fromText(text);
            case GoInt(var seconds) -> fromSeconds(seconds);
            case Long seconds -> fromSeconds(seconds);
            case Double seconds -> fromSeconds(seconds);
            case GoNumber number when number.type().equals(GoDuration.TYPE) ->
                    GoDuration.span(number);
            case GoNumber number -> fromInteger(number);
            default -> throw new FunctionError("unsupported duration type " + GoTypes.name(value));
        };
    }

    private static Span fromText(String text) {
        var trimmed = Texts.trimSpace(text);
        if (trimmed.isEmpty()) {
            throw new FunctionError("empty duration");
        }
        try {
            return Span.parse(trimmed);
        } catch (InvalidTime _) {
            var seconds = Numerals.decimal(trimmed);
            if (seconds.isEmpty()) {
                throw new FunctionError("could not parse duration " + Quoting.quote(text));
            }
            return fromSeconds(seconds.getAsDouble());
        }
    }

    private static Span fromInteger(GoNumber number) {
        if (number.type().kind().isUnsigned() && number.bits() < 0) {
            throw new FunctionError("duration seconds overflow: " + number);
        }
        return fromSeconds(number.bits());
    }

    private static Span fromSeconds(long seconds) {
        if (seconds > MOST_SECONDS || seconds < -MOST_SECONDS) {
            throw new FunctionError("duration seconds overflow: " + seconds);
        }
        return new Span(seconds * Span.SECOND);
    }

    private static Span fromSeconds(double seconds) {
        if (!Double.isFinite(seconds)) {
            throw new FunctionError("invalid duration seconds: " + Format.text(seconds));
        }
        if (Math.abs(seconds) > MOST_NANOSECONDS / Span.SECOND) {
            throw new FunctionError("duration seconds overflow: " + Format.text(seconds));
        }
        return new Span(Casts.truncated(seconds * Span.SECOND));
    }
}
