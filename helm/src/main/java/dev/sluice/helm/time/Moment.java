package dev.sluice.helm.time;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/// An instant and the zone whose clock shows it: Go's `time.Time`.
///
/// @param eras how many times 400 years, after which the calendar repeats itself, are to be added:
///     0 for all that Java can count
public record Moment(Instant instant, Zone zone, long eras) {

    /// Go's zero time: the first instant of year 1.
    public static final Moment ZERO = new Moment(Instant.parse("0001-01-01T00:00:00Z"), Zone.UTC);

    /// What `MarshalText` writes.
    public static final String RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";

    private static final String GO_STRING = "2006-01-02 15:04:05.999999999 -0700 MST";
    private static final long ERA_YEARS = 400;
    private static final long ERA = 146_097L * 86_400;
    private static final long EARLIEST = Instant.MIN.getEpochSecond() / 10;
    private static final long LATEST = Instant.MAX.getEpochSecond() / 10;

    public Moment(Instant instant, Zone zone) {
        this(instant, zone, 0);
    }

    /// A number of seconds since 1970, in UTC.
    public static Moment ofSeconds(long seconds) {
        var eras = seconds < EARLIEST || seconds > LATEST ? Math.floorDiv(seconds, ERA) : 0;
        return new Moment(Instant.ofEpochSecond(seconds - eras * ERA), Zone.UTC, eras);
    }

    /// How many seconds have passed since 1970.
    public long seconds() {
        return instant.getEpochSecond() + eras * ERA;
    }

    public Moment in(Zone other) {
        return new Moment(instant, other, eras);
    }

    public Moment plus(Span span) {
        return new Moment(instant.plusNanos(span.nanoseconds()), zone, eras);
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
        return new Moment(instant.minusNanos(nanoseconds), zone, eras);
    }

    private long past(Span unit) {
        return BigInteger.valueOf(instant.getEpochSecond())
                .add(BigInteger.valueOf(eras).multiply(BigInteger.valueOf(ERA)))
                .subtract(BigInteger.valueOf(ZERO.instant.getEpochSecond()))
                .multiply(BigInteger.valueOf(Span.SECOND))
                .add(BigInteger.valueOf(instant.getNano()))
                .mod(BigInteger.valueOf(unit.nanoseconds()))
                .longValue();
    }

    /// What has passed from another instant to this one, as far as a span can hold it.
    public Span since(Moment other) {
        if (eras != other.eras) {
            return new Span(eras < other.eras ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
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
        return new Moment(at(moved, zone).instant, zone, eras);
    }

    /// Which of two comes first.
    int compareTo(Moment other) {
        var byEra = Long.compare(eras, other.eras);
        return byEra == 0 ? instant.compareTo(other.instant) : byEra;
    }

    /// The instant at which a zone's clock shows a time.
    static Moment at(LocalDateTime clock, Zone zone) {
        var guess = clock.toInstant(Zone.clamped(zone.offset(clock.toInstant(Zone.clamped(0)))));
        var offset = zone.offset(guess);
        return new Moment(clock.toInstant(Zone.clamped(0)).minusSeconds(offset), zone);
    }

    /// The year that the zone's clock shows.
    public long year() {
        return clock().getYear() + eras * ERA_YEARS;
    }

    /// What the zone's clock shows, but for the year: that may be another of the same kind.
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
        return equals(ZERO.in(zone));
    }

    @Override
    public String toString() {
        return format(GO_STRING);
    }
}
