package dev.sluice.helm.time;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/// An instant and the zone whose clock shows it: Go's `time.Time`.
public record Moment(Instant instant, Zone zone) {

    /// Go's zero time: the first instant of year 1.
    public static final Moment ZERO = new Moment(Instant.parse("0001-01-01T00:00:00Z"), Zone.UTC);

    /// What `MarshalText` writes.
    public static final String RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";

    private static final String GO_STRING = "2006-01-02 15:04:05.999999999 -0700 MST";
    private static final long EARLIEST = Instant.MIN.getEpochSecond() / 10;
    private static final long LATEST = Instant.MAX.getEpochSecond() / 10;

    /// A number of seconds since 1970, in UTC; beyond a hundred million years the last instant.
    public static Moment ofSeconds(long seconds) {
        return new Moment(Instant.ofEpochSecond(Math.clamp(seconds, EARLIEST, LATEST)), Zone.UTC);
    }

    public Moment in(Zone other) {
        return new Moment(instant, other);
    }

    public Moment plus(Span span) {
        return new Moment(instant.plusNanos(span.nanoseconds()), zone);
    }

    /// To a multiple of a unit since the zero time, downwards.
    public Moment truncate(Span unit) {
        return unit.nanoseconds() <= 0 ? this : minus(past(unit));
    }

    /// To the nearest multiple of a unit since the zero time, half upwards.
    public Moment round(Span unit) {
        if (unit.nanoseconds() <= 0) {
            return this;
        }
        var past = past(unit);
        return past < unit.nanoseconds() - past
                ? minus(past)
                : plus(new Span(unit.nanoseconds() - past));
    }

    private Moment minus(long nanoseconds) {
        return new Moment(instant.minusNanos(nanoseconds), zone);
    }

    private long past(Span unit) {
        var seconds = instant.getEpochSecond() - ZERO.instant.getEpochSecond();
        return BigInteger.valueOf(seconds)
                .multiply(BigInteger.valueOf(Span.SECOND))
                .add(BigInteger.valueOf(instant.getNano()))
                .mod(BigInteger.valueOf(unit.nanoseconds()))
                .longValue();
    }

    /// What has passed from another instant to this one, as far as a span can hold it.
    public Span since(Moment other) {
        var whole = Duration.between(other.instant, instant);
        try {
            return new Span(whole.toNanos());
        } catch (ArithmeticException tooLong) {
            return new Span(whole.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }

    /// The same clock time so many years, months and days on; what overflows a month runs into the
    /// next.
    public Moment plusDate(long years, long months, long days) {
        var clock = clock();
        var moved =
                clock.withDayOfMonth(1)
                        .plusYears(Math.clamp(years, -1_000_000, 1_000_000))
                        .plusMonths(Math.clamp(months, -10_000_000, 10_000_000))
                        .plusDays(Math.clamp(days, -100_000_000, 100_000_000))
                        .plusDays(clock.getDayOfMonth() - 1L);
        return at(moved, zone);
    }

    /// The instant at which a zone's clock shows a time.
    static Moment at(LocalDateTime clock, Zone zone) {
        var guess = clock.toInstant(Zone.clamped(zone.offset(clock.toInstant(Zone.clamped(0)))));
        var offset = zone.offset(guess);
        return new Moment(clock.toInstant(Zone.clamped(0)).minusSeconds(offset), zone);
    }

    /// What the zone's clock shows.
    public LocalDateTime clock() {
        return OffsetDateTime.ofInstant(instant, Zone.clamped(0))
                .toLocalDateTime()
                .plusSeconds(zone.offset(instant));
    }

    public String format(String layout) {
        return LayoutWriter.write(this, layout);
    }

    public String monthName() {
        return clock().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    public String weekdayName() {
        return clock().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    public boolean isZero() {
        return instant.equals(ZERO.instant);
    }

    @Override
    public String toString() {
        return format(GO_STRING);
    }
}
