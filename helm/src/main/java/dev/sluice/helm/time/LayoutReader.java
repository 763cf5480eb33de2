package dev.sluice.helm.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a time by a layout (`parse` of Go's `time/format.go`).
public final class LayoutReader {

    private static final List<String> MONTHS = names(Month.values());
    private static final List<String> WEEKDAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    /// An element does not fit what stands there.
    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unfit() {
            super(null, null, false, false);
        }
    }

    private final String layout;
    private final String value;
    private String rest;
    private int year;
    private int month = -1;
    private int day = -1;
    private int dayOfYear = -1;
    private int hour;
    private int minute;
    private int second;
    private int nanosecond;
    private boolean morning;
    private boolean afternoon;
    private Optional<Zone> zone = Optional.empty();
    private String zoneName = "";
    private int zoneOffset = -1;
    private String outOfRange = "";

    private LayoutReader(String layout, String value) {
        this.layout = layout;
        this.value = value;
        this.rest = value;
    }

    /// Reads a text; without a zone it is in the local one.
    ///
    /// @throws InvalidTime if the text does not follow the layout
    public static Moment read(String layout, String value) {
        return new LayoutReader(layout, value).read();
    }

    private Moment read() {
        var remaining = layout;
        while (true) {
            var piece = Layout.next(remaining);
            skip(piece.prefix());
            if (piece.element().isEmpty()) {
                break;
            }
            remaining = piece.suffix();
            element(piece.element().get(), remaining);
        }
        if (!rest.isEmpty()) {
            throw broken(": extra text: " + InvalidTime.quote(rest));
        }
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (morning && hour == 12) {
            hour = 0;
        }
        return moment(date());
    }

    private void skip(String prefix) {
        var expected = prefix;
        while (!expected.isEmpty()) {
            if (expected.charAt(0) == ' ') {
                if (!rest.isEmpty() && rest.charAt(0) != ' ') {
                    throw unparsable(rest, prefix);
                }
                expected = withoutSpaces(expected);
                rest = withoutSpaces(rest);
            } else if (rest.isEmpty() || rest.charAt(0) != expected.charAt(0)) {
                throw unparsable(rest, prefix);
            } else {
                expected = expected.substring(1);
                rest = rest.substring(1);
            }
        }
    }

    private InvalidTime unparsable(String found, String element) {
        return new InvalidTime(
                "parsing time %s as %s: cannot parse %s as %s"
                        .formatted(
                                InvalidTime.quote(value),
                                InvalidTime.quote(layout),
                                InvalidTime.quote(found),
                                InvalidTime.quote(element)));
    }

    private InvalidTime broken(String message) {
        return new InvalidTime("parsing time " + InvalidTime.quote(value) + message);
    }

    private static String withoutSpaces(String text) {
        var start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start);
    }

    private void element(Layout.Element element, String remainingLayout) {
        var held = rest;
        try {
            take(element, remainingLayout);
        } catch (Unfit unfit) {
            if (outOfRange.isEmpty()) {
                throw unparsable(held, element.text());
            }
        }
        if (!outOfRange.isEmpty()) {
            throw broken(": " + outOfRange + " out of range");
        }
    }

    private void take(Layout.Element element, String remainingLayout) {
        switch (element.kind()) {
            case YEAR -> {
                var two = signed(chars(2));
                year = two >= 69 ? two + 1900 : two + 2000;
            }
            case LONG_YEAR -> {
                if (!Layout.isDigit(rest, 0)) {
                    throw new Unfit();
                }
                year = signed(chars(4));
            }
            case MONTH -> month = name(MONTHS, 3) + 1;
            case LONG_MONTH -> month = name(MONTHS, Integer.MAX_VALUE) + 1;
            case NUMBER_MONTH, ZERO_MONTH -> {
                month = digits(element.kind() == Layout.Kind.ZERO_MONTH);
                within(month >= 1 && month <= 12, "month");
            }
            case WEEKDAY -> name(WEEKDAYS, 3);
            case LONG_WEEKDAY -> name(WEEKDAYS, Integer.MAX_VALUE);
            case DAY, ZERO_DAY -> day = digits(element.kind() == Layout.Kind.ZERO_DAY);
            case UNDER_DAY -> {
                space();
                day = digits(false);
            }
            case UNDER_YEAR_DAY -> {
                space();
                space();
                dayOfYear = threeDigits(false);
            }
            case ZERO_YEAR_DAY -> dayOfYear = threeDigits(true);
            case HOUR -> {
                hour = digits(false);
                within(hour < 24, "hour");
            }
            case HOUR12, ZERO_HOUR12 -> {
                hour = digits(element.kind() == Layout.Kind.ZERO_HOUR12);
                within(hour <= 12, "hour");
            }
            case MINUTE, ZERO_MINUTE -> {
                minute = digits(element.kind() == Layout.Kind.ZERO_MINUTE);
                within(minute < 60, "minute");
            }
            case SECOND, ZERO_SECOND -> second(element, remainingLayout);
            case UPPER_PM -> half("AM", "PM");
            case LOWER_PM -> half("am", "pm");
            case ZONE_NAME -> zoneName();
            case OFFSET -> offset(element);
            case FRACTION -> fraction(chars(element.text().length()));
            case TRIMMED_FRACTION -> {
                if (startsWithFraction()) {
                    fraction(chars(fractionLength()));
                }
            }
        }
    }

    private void second(Layout.Element element, String remainingLayout) {
        second = digits(element.kind() == Layout.Kind.ZERO_SECOND);
        if (second >= 60) {
            within(false, "second");
            return;
        }
        // A fraction may follow the seconds although the layout has none.
        var next = Layout.next(remainingLayout).element().map(Layout.Element::kind);
        var isNamed =
                next.filter(k -> k == Layout.Kind.FRACTION || k == Layout.Kind.TRIMMED_FRACTION)
                        .isPresent();
        if (startsWithFraction() && !isNamed) {
            fraction(chars(fractionLength()));
        }
    }

    private boolean startsWithFraction() {
        return (rest.startsWith(".") || rest.startsWith(",")) && Layout.isDigit(rest, 1);
    }

    private int fractionLength() {
        var end = 1;
        while (Layout.isDigit(rest, end)) {
            end++;
        }
        return end;
    }

    private void fraction(String text) {
        if (!text.startsWith(".") && !text.startsWith(",")) {
            throw new Unfit();
        }
        var digits = text.substring(1, Math.min(10, text.length()));
        var number = signed(digits);
        within(number >= 0, "fractional second");
        nanosecond = number * (int) Math.pow(10, 9 - digits.length());
    }

    private void half(String am, String pm) {
        var text = chars(2);
        afternoon |= text.equals(pm);
        morning |= text.equals(am);
        if (!text.equals(am) && !text.equals(pm)) {
            throw new Unfit();
        }
    }

    private void zoneName() {
        if (rest.startsWith("UTC")) {
            zone = Optional.of(Zone.UTC);
            rest = rest.substring(3);
            return;
        }
        var length = ZoneNameReader.length(rest);
        if (length == 0) {
            throw new Unfit();
        }
        zoneName = chars(length);
    }

    private void offset(Layout.Element form) {
        if (form.marksUtc() && rest.startsWith("Z")) {
            rest = rest.substring(1);
            zone = Optional.of(Zone.UTC);
            return;
        }
        var text = chars(form.text().length());
        var step = form.hasColons() ? 3 : 2;
        var parts = new int[3];
        for (var i = 0; i < form.pairs(); i++) {
            var at = 1 + i * step;
            if (i > 0 && form.hasColons() && text.charAt(at - 1) != ':') {
                throw new Unfit();
            }
            parts[i] = twoDigits(text, at);
        }
        within(parts[0] <= 24, "time zone offset hour");
        within(parts[1] <= 60, "time zone offset minute");
        within(parts[2] <= 60, "time zone offset second");
        var seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2];
        zoneOffset =
                switch (text.charAt(0)) {
                    case '+' -> seconds;
                    case '-' -> -seconds;
                    default -> throw new Unfit();
                };
    }

    private static int twoDigits(String text, int at) {
        if (!Layout.isDigit(text, at) || !Layout.isDigit(text, at + 1)) {
            throw new Unfit();
        }
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private String chars(int count) {
        if (rest.length() < count) {
            throw new Unfit();
        }
        var taken = rest.substring(0, count);
        rest = rest.substring(count);
        return taken;
    }

    private void space() {
        if (rest.startsWith(" ")) {
            rest = rest.substring(1);
        }
    }

    private int digits(boolean two) {
        if (!Layout.isDigit(rest, 0) || (two && !Layout.isDigit(rest, 1))) {
            throw new Unfit();
        }
        return Integer.parseInt(chars(Layout.isDigit(rest, 1) ? 2 : 1));
    }

    private int threeDigits(boolean all) {
        var count = 0;
        while (count < 3 && Layout.isDigit(rest, count)) {
            count++;
        }
        if (count == 0 || (all && count < 3)) {
            throw new Unfit();
        }
        return Integer.parseInt(chars(count));
    }

    private static int signed(String text) {
        var digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Unfit();
        }
        var number = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        return text.startsWith("-") ? -number : number;
    }

    private int name(List<String> names, int most) {
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i).substring(0, Math.min(most, names.get(i).length()));
            if (rest.regionMatches(true, 0, name, 0, name.length())) {
                rest = rest.substring(name.length());
                return i;
            }
        }
        throw new Unfit();
    }

    private void within(boolean isWithin, String what) {
        if (!isWithin) {
            outOfRange = what;
        }
    }

    private LocalDate date() {
        if (dayOfYear >= 0) {
            ordinal();
        }
        try {
            return LocalDate.of(year, month < 0 ? 1 : month, day < 0 ? 1 : day);
        } catch (DateTimeException impossible) {
            throw broken(": day out of range");
        }
    }

    private void ordinal() {
        if (dayOfYear < 1 || dayOfYear > Year.of(year).length()) {
            throw broken(": day-of-year out of range");
        }
        var date = LocalDate.ofYearDay(year, dayOfYear);
        if (month >= 0 && month != date.getMonthValue()) {
            throw broken(": day-of-year does not match month");
        }
        if (day >= 0 && day != date.getDayOfMonth()) {
            throw broken(": day-of-year does not match day");
        }
        month = date.getMonthValue();
        day = date.getDayOfMonth();
    }

    private Moment moment(LocalDate date) {
        var clock = LocalDateTime.of(date, LocalTime.of(hour, minute, second, nanosecond));
        var utc = Moment.at(clock, Zone.UTC);
        if (zone.isPresent()) {
            return utc;
        }
        if (zoneOffset != -1) {
            var isLocal = zoneOffset == 0 && (zoneName.isEmpty() || zoneName.equals("UTC"));
            var fixed = isLocal ? Zone.LOCAL : new Zone.Fixed(zoneName, zoneOffset);
            return new Moment(utc.instant().minusSeconds(zoneOffset), fixed);
        }
        if (zoneName.isEmpty()) {
            return utc.in(Zone.LOCAL);
        }
        var hours =
                zoneName.length() > 3 && zoneName.startsWith("GMT") ? zoneName.substring(3) : "0";
        var seconds = signed(hours) * 3600;
        return new Moment(utc.instant().minusSeconds(seconds), new Zone.Fixed(zoneName, seconds));
    }

    private static List<String> names(Month[] months) {
        return Arrays.stream(months)
                .map(
                        month ->
                                month.name().charAt(0)
                                        + month.name().substring(1).toLowerCase(Locale.ROOT))
                .toList();
    }
}
