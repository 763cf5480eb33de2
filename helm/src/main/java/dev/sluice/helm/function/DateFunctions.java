package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.ANY;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.time.GoTime;
import dev.sluice.helm.time.InvalidTime;
import dev.sluice.helm.time.LayoutReader;
import dev.sluice.helm.time.Moment;
import dev.sluice.helm.time.Span;
import dev.sluice.helm.time.Zone;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dates (sprig's `date.go`). The present is a time that the caller hands in, the local zone UTC.
final class DateFunctions {

    private static final String HTML_DATE = "2006-01-02";

    private final Moment now;

    private DateFunctions(Moment now) {
        this.now = now;
    }

    static List<Function> all(Moment now) {
        var dates = new DateFunctions(now);
        var functions = new ArrayList<Function>(dates.printing());
        functions.addAll(dates.reading());
        functions.addAll(dates.spans());
        return functions;
    }

    private List<Function> printing() {
        return List.of(
                Function.of("now", GoTime.TYPE, _ -> new GoTime(now)),
                Function.of("date", STRING, a -> moment(a.any(1)).format(a.string(0)), STRING, ANY),
                Function.of("htmlDate", STRING, a -> moment(a.any(0)).format(HTML_DATE), ANY),
                Function.of(
                        "htmlDateInZone",
                        STRING,
                        a -> inZone(HTML_DATE, a.any(0), a.string(1)),
                        ANY,
                        STRING),
                dateInZone("dateInZone"),
                dateInZone("date_in_zone"),
                Function.of(
                        "unixEpoch",
                        STRING,
                        a -> Long.toString(GoTime.of(a.any(0)).seconds()),
                        GoTime.TYPE));
    }

    private Function dateInZone(String name) {
        return Function.of(
                name, STRING, a -> inZone(a.string(0), a.any(1), a.string(2)), STRING, ANY, STRING);
    }

    private String inZone(String layout, @Nullable Object date, String zone) {
        return moment(date).in(Zone.load(zone).orElse(Zone.UTC)).format(layout);
    }

    /// What is neither a time nor seconds since 1970 is now; in the local zone.
    private Moment moment(@Nullable Object date) {
        return switch (date) {
            case GoTime(var moment) -> moment.in(Zone.UTC);
            case GoInt(var seconds) -> Moment.ofSeconds(seconds);
            case Long seconds -> Moment.ofSeconds(seconds);
            case GoNumber(var type, var seconds) when type.name().equals("int32") ->
                    Moment.ofSeconds(seconds);
            case null, default -> now;
        };
    }

    private List<Function> reading() {
        return List.of(
                Function.of(
                        "toDate",
                        GoTime.TYPE,
                        a -> new GoTime(readOrZero(a.string(0), a.string(1))),
                        STRING,
                        STRING),
                Function.of(
                        "mustToDate",
                        GoTime.TYPE,
                        a -> new GoTime(read(a.string(0), a.string(1))),
                        STRING,
                        STRING),
                modify("dateModify"),
                modify("date_modify"),
                mustModify("mustDateModify"),
                mustModify("must_date_modify"));
    }

    private static Moment read(String layout, String text) {
        try {
            return LayoutReader.read(layout, text);
        } catch (InvalidTime invalid) {
            throw new FunctionError(String.valueOf(invalid.getMessage()));
        }
    }

    private static Moment readOrZero(String layout, String text) {
        try {
            return LayoutReader.read(layout, text);
        } catch (InvalidTime _) {
            return Moment.ZERO;
        }
    }

    private static Function modify(String name) {
        return Function.of(
                name,
                GoTime.TYPE,
                a -> new GoTime(GoTime.of(a.any(1)).plus(spanOrZero(a.string(0)))),
                STRING,
                GoTime.TYPE);
    }

    private static Function mustModify(String name) {
        return Function.of(
                name,
                GoTime.TYPE,
                a -> new GoTime(GoTime.of(a.any(1)).plus(span(a.string(0)))),
                STRING,
                GoTime.TYPE);
    }

    private List<Function> spans() {
        return List.of(
                Function.of("ago", STRING, a -> ago(a.any(0)), ANY),
                Function.of("duration", STRING, a -> duration(a.any(0)), ANY),
                Function.of("durationRound", STRING, a -> RoundSpan.of(length(a.any(0))), ANY));
    }

    private String ago(@Nullable Object date) {
        var then =
                date instanceof GoNumber
                        ? now
                        : date instanceof GoTime(var time) ? time : moment(date);
        return now.since(then).round(new Span(Span.SECOND)).toString();
    }

    private static String duration(@Nullable Object seconds) {
        var count =
                switch (seconds) {
                    case String text ->
                            Numerals.integer(text, 10).map(Numerals.Parsed::value).orElse(0L);
                    case Long number -> number;
                    case null, default -> 0L;
                };
        return new Span(count * Span.SECOND).toString();
    }

    private Span length(@Nullable Object value) {
        return switch (value) {
            case String text -> spanOrZero(text);
            case Long nanoseconds -> new Span(nanoseconds);
            case GoTime(var moment) -> now.since(moment);
            case null, default -> Span.ZERO;
        };
    }

    private static Span span(String text) {
        try {
            return Span.parse(text);
        } catch (InvalidTime invalid) {
            throw new FunctionError(String.valueOf(invalid.getMessage()));
        }
    }

    private static Span spanOrZero(String text) {
        try {
            return Span.parse(text);
        } catch (InvalidTime _) {
            return Span.ZERO;
        }
    }
}
