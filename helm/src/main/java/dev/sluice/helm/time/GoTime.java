package dev.sluice.helm.time;

import static dev.sluice.helm.value.GoType.BOOL;
import static dev.sluice.helm.value.GoType.INT;
import static dev.sluice.helm.value.GoType.INT64;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.GoForm;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.JsonForm;
import dev.sluice.helm.value.MethodTable;
import dev.sluice.helm.value.Quoting;
import dev.sluice.helm.value.YamlForm;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A `time.Time` in a template.
public record GoTime(Moment moment) implements GoForm, JsonForm, YamlForm {

    static final GoType MONTH =
            GoType.named("time.Month", INT).printedBy(value -> monthName((GoNumber) value));

    static final GoType WEEKDAY =
            GoType.named("time.Weekday", INT).printedBy(value -> weekdayName((GoNumber) value));

    private static final GoType LOCATION = GoType.pointerTo(GoType.struct("time.Location"));

    private static final GoType PLAIN =
            GoType.struct("time.Time").printedBy(value -> ((GoTime) value).moment.toString());

    public static final GoType TYPE = PLAIN.with(methods());

    private static final List<String> MONTHS =
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December");

    private static final List<String> WEEKDAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    private static String monthName(GoNumber month) {
        return MONTHS.get((int) month.bits() - 1);
    }

    private static String weekdayName(GoNumber weekday) {
        return WEEKDAYS.get((int) weekday.bits());
    }

    private static MethodTable<GoTime> methods() {
        var methods = new MethodTable<>(GoTime.class);
        clock(methods);
        epoch(methods);
        comparisons(methods);
        return methods.add("Format", STRING, (t, a) -> t.moment.format(a.string(0)), STRING)
                .add("String", STRING, (t, _) -> t.moment.toString())
                .add(
                        "AddDate",
                        PLAIN,
                        (t, a) -> t.plusDate(a.integer(0), a.integer(1), a.integer(2)),
                        INT,
                        INT,
                        INT)
                .add(
                        "Add",
                        PLAIN,
                        (t, a) -> new GoTime(t.moment.plus(GoDuration.span(a.any(0)))),
                        GoDuration.TYPE)
                .add("UTC", PLAIN, (t, _) -> new GoTime(t.moment.in(Zone.UTC)))
                .add("Local", PLAIN, (t, _) -> new GoTime(t.moment.in(Zone.LOCAL)))
                .add(
                        "Truncate",
                        PLAIN,
                        (t, a) -> new GoTime(t.moment.truncate(GoDuration.span(a.any(0)))),
                        GoDuration.TYPE)
                .add(
                        "Round",
                        PLAIN,
                        (t, a) -> new GoTime(t.moment.round(GoDuration.span(a.any(0)))),
                        GoDuration.TYPE);
    }

    private static void clock(MethodTable<GoTime> methods) {
        methods.add("Year", INT, (t, _) -> GoInt.of(t.moment.year()))
                .add(
                        "Month",
                        MONTH,
                        (t, _) -> new GoNumber(MONTH, t.moment.clock().getMonthValue()))
                .add("Day", INT, (t, _) -> GoInt.of(t.moment.clock().getDayOfMonth()))
                .add(
                        "Weekday",
                        WEEKDAY,
                        (t, _) ->
                                new GoNumber(
                                        WEEKDAY, t.moment.clock().getDayOfWeek().getValue() % 7))
                .add("YearDay", INT, (t, _) -> GoInt.of(t.moment.clock().getDayOfYear()))
                .add("Hour", INT, (t, _) -> GoInt.of(t.moment.clock().getHour()))
                .add("Minute", INT, (t, _) -> GoInt.of(t.moment.clock().getMinute()))
                .add("Second", INT, (t, _) -> GoInt.of(t.moment.clock().getSecond()))
                .add("Nanosecond", INT, (t, _) -> GoInt.of(t.nanoseconds()));
    }

    private static void epoch(MethodTable<GoTime> methods) {
        methods.add("Unix", INT64, (t, _) -> t.seconds())
                .add(
                        "UnixMilli",
                        INT64,
                        (t, _) -> t.seconds() * 1_000 + t.nanoseconds() / 1_000_000)
                .add(
                        "UnixMicro",
                        INT64,
                        (t, _) -> t.seconds() * 1_000_000 + t.nanoseconds() / 1_000)
                .add("UnixNano", INT64, (t, _) -> t.seconds() * 1_000_000_000 + t.nanoseconds());
    }

    private static void comparisons(MethodTable<GoTime> methods) {
        methods.add("Before", BOOL, (t, a) -> t.compare(a.any(0)) < 0, PLAIN)
                .add("After", BOOL, (t, a) -> t.compare(a.any(0)) > 0, PLAIN)
                .add("Equal", BOOL, (t, a) -> t.compare(a.any(0)) == 0, PLAIN)
                .add("Compare", INT, (t, a) -> GoInt.of(t.compare(a.any(0))), PLAIN)
                .add(
                        "Sub",
                        GoDuration.TYPE,
                        (t, a) -> GoDuration.of(t.moment.since(of(a.any(0)))),
                        PLAIN)
                .add("IsZero", BOOL, (t, _) -> t.moment.isZero());
    }

    public static Moment of(@Nullable Object value) {
        if (value instanceof GoTime time) {
            return time.moment;
        }
        throw new IllegalArgumentException("no time: " + value);
    }

    private GoTime plusDate(long years, long months, long days) {
        return new GoTime(moment.plusDate(years, months, days));
    }

    private int compare(@Nullable Object other) {
        return moment.compareTo(of(other));
    }

    private long seconds() {
        return moment.seconds();
    }

    private long nanoseconds() {
        return moment.instant().getLong(ChronoField.NANO_OF_SECOND);
    }

    @Override
    public GoType type() {
        return TYPE;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field("wall", GoType.UINT64, new GoNumber(GoType.UINT64, nanoseconds())),
                new Field("ext", INT64, seconds() - Moment.ZERO.instant().getEpochSecond()),
                new Field("loc", LOCATION, location()));
    }

    /// UTC is no location at all.
    private @Nullable String location() {
        return moment.zone() instanceof Zone.Utc ? null : moment.zone().name();
    }

    @Override
    public String inGo() {
        var clock = moment.clock();
        var zone = moment.zone();
        var location =
                switch (zone) {
                    case Zone.Utc _ -> "time.UTC";
                    case Zone.Local _ -> "time.Local";
                    case Zone.Fixed _, Zone.Named _ ->
                            "time.Location(%s)".formatted(Quoting.quote(zone.name()));
                };
        return "time.Date(%d, time.%s, %d, %d, %d, %d, %d, %s)"
                .formatted(
                        moment.year(),
                        moment.monthName(),
                        clock.getDayOfMonth(),
                        clock.getHour(),
                        clock.getMinute(),
                        clock.getSecond(),
                        clock.getNano(),
                        location);
    }

    @Override
    public Object inJson() {
        return inYaml();
    }

    @Override
    public String inYaml() {
        return moment.format(Moment.RFC3339_NANO);
    }
}
