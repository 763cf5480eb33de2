package dev.sluice.helm.time;

/// A length of time: Go's `time.Duration`.
public record Span(long nanoseconds) {

    public static final Span ZERO = new Span(0);

    public static final long MICROSECOND = 1_000;
    public static final long MILLISECOND = 1_000_000;
    public static final long SECOND = 1_000_000_000;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;

    /// Reads `1h30m`.
    ///
    /// @throws InvalidTime if the text is no duration
    public static Span parse(String text) {
        return new Span(SpanReader.read(text));
    }

    /// To the nearest multiple of a unit, half away from zero.
    public Span round(Span unit) {
        var size = unit.nanoseconds;
        if (size <= 0) {
            return this;
        }
        var rest = nanoseconds % size;
        if (nanoseconds < 0) {
            var beyond = nanoseconds - (size + rest);
            var isNearer = lessThanHalf(-rest, size);
            return isNearer
                    ? new Span(nanoseconds - rest)
                    : new Span(beyond < nanoseconds ? beyond : Long.MIN_VALUE);
        }
        if (lessThanHalf(rest, size)) {
            return new Span(nanoseconds - rest);
        }
        var beyond = nanoseconds + (size - rest);
        return new Span(beyond > nanoseconds ? beyond : Long.MAX_VALUE);
    }

    private static boolean lessThanHalf(long rest, long size) {
        return Long.compareUnsigned(rest + rest, size) < 0;
    }

    /// Toward zero to a multiple of a unit.
    public Span truncate(Span unit) {
        return unit.nanoseconds <= 0
                ? this
                : new Span(nanoseconds - nanoseconds % unit.nanoseconds);
    }

    /// The same length forwards.
    public Span size() {
        return nanoseconds == Long.MIN_VALUE
                ? new Span(Long.MAX_VALUE)
                : new Span(Math.abs(nanoseconds));
    }

    /// The length in a unit, as Go computes it: whole units and the rest apart.
    public double in(long unit) {
        var whole = nanoseconds / unit;
        return whole + (double) (nanoseconds % unit) / unit;
    }

    @Override
    public String toString() {
        var size = nanoseconds < 0 ? -nanoseconds : nanoseconds;
        var sign = nanoseconds < 0 ? "-" : "";
        if (nanoseconds == 0) {
            return "0s";
        }
        if (Long.compareUnsigned(size, SECOND) >= 0) {
            return sign + clock(size);
        }
        if (size < MICROSECOND) {
            return sign + size + "ns";
        }
        return size < MILLISECOND
                ? sign + decimal(size, MICROSECOND) + "µs"
                : sign + decimal(size, MILLISECOND) + "ms";
    }

    private static String clock(long size) {
        var minutes = Long.divideUnsigned(size, MINUTE);
        var seconds = decimal(Long.remainderUnsigned(size, MINUTE), SECOND) + "s";
        if (minutes == 0) {
            return seconds;
        }
        var hours = minutes / 60;
        return (hours == 0 ? "" : hours + "h") + minutes % 60 + "m" + seconds;
    }

    private static String decimal(long size, long unit) {
        var whole = Long.toString(size / unit);
        if (size % unit == 0) {
            return whole;
        }
        var digits = Long.toString(unit + size % unit).substring(1);
        return whole + "." + digits.replaceAll("0+$", "");
    }
}
