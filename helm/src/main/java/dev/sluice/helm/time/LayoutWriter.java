package dev.sluice.helm.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;

/// Prints a time by a layout (`appendFormat` of Go's `time/format.go`).
final class LayoutWriter {

    private static final int LONGEST_FRACTION = 9;

    private final Moment moment;
    private final LocalDateTime clock;
    private final StringBuilder text = new StringBuilder();

    private LayoutWriter(Moment moment) {
        this.moment = moment;
        this.clock = moment.clock();
    }

    static String write(Moment moment, String layout) {
        var writer = new LayoutWriter(moment);
        var rest = layout;
        while (!rest.isEmpty()) {
            var piece = Layout.next(rest);
            writer.text.append(piece.prefix());
            piece.element().ifPresent(writer::element);
            rest = piece.suffix();
        }
        return writer.text.toString();
    }

    private void element(Layout.Element element) {
        switch (element.kind()) {
            case YEAR -> number(Math.abs(clock.getYear()) % 100, 2);
            case LONG_YEAR -> number(moment.year(), 4);
            case MONTH -> text.append(moment.monthName(), 0, 3);
            case LONG_MONTH -> text.append(moment.monthName());
            case NUMBER_MONTH -> number(clock.getMonthValue(), 0);
            case ZERO_MONTH -> number(clock.getMonthValue(), 2);
            case WEEKDAY -> text.append(moment.weekdayName(), 0, 3);
            case LONG_WEEKDAY -> text.append(moment.weekdayName());
            case DAY -> number(clock.getDayOfMonth(), 0);
            case UNDER_DAY -> text.append("%2d".formatted(clock.getDayOfMonth()));
            case ZERO_DAY -> number(clock.getDayOfMonth(), 2);
            case UNDER_YEAR_DAY -> text.append("%3d".formatted(clock.getDayOfYear()));
            case ZERO_YEAR_DAY -> number(clock.getDayOfYear(), 3);
            case HOUR -> number(clock.getHour(), 2);
            case HOUR12 -> number(hour12(), 0);
            case ZERO_HOUR12 -> number(hour12(), 2);
            case MINUTE -> number(clock.getMinute(), 0);
            case ZERO_MINUTE -> number(clock.getMinute(), 2);
            case SECOND -> number(clock.getSecond(), 0);
            case ZERO_SECOND -> number(clock.getSecond(), 2);
            case UPPER_PM -> text.append(clock.getHour() >= 12 ? "PM" : "AM");
            case LOWER_PM -> text.append(clock.getHour() >= 12 ? "pm" : "am");
            case ZONE_NAME -> zoneName();
            case OFFSET -> offset(element);
            case FRACTION -> text.append(fraction(element));
            case TRIMMED_FRACTION -> text.append(trimmedFraction(element));
        }
    }

    private int hour12() {
        var hour = clock.getHour() % 12;
        return hour == 0 ? 12 : hour;
    }

    private void number(long number, int width) {
        if (number < 0) {
            text.append('-');
        }
        var digits = Long.toString(Math.abs(number));
        text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    private void zoneName() {
        var name = moment.zone().abbreviation(moment.instant());
        if (name.isEmpty()) {
            offset(new Layout.Element(Layout.Kind.OFFSET, "-0700"));
        } else {
            text.append(name);
        }
    }

    private void offset(Layout.Element form) {
        var seconds = moment.zone().offset(moment.instant());
        if (seconds == 0 && form.marksUtc()) {
            text.append('Z');
            return;
        }
        var minutes = seconds / 60;
        text.append(minutes < 0 ? '-' : '+');
        number(Math.abs(minutes) / 60, 2);
        if (form.pairs() > 1) {
            colon(form);
            number(Math.abs(minutes) % 60, 2);
        }
        if (form.pairs() > 2) {
            colon(form);
            number((minutes < 0 ? -seconds : seconds) % 60, 2);
        }
    }

    private void colon(Layout.Element form) {
        if (form.hasColons()) {
            text.append(':');
        }
    }

    private String fraction(Layout.Element element) {
        var nanoseconds = "%09d".formatted(clock.get(ChronoField.NANO_OF_SECOND));
        var digits = Math.min(element.digits(), LONGEST_FRACTION);
        return element.text().charAt(0) + nanoseconds.substring(0, digits);
    }

    private String trimmedFraction(Layout.Element element) {
        if (clock.get(ChronoField.NANO_OF_SECOND) == 0) {
            return "";
        }
        var end = fraction(element);
        while (end.endsWith("0")) {
            end = end.substring(0, end.length() - 1);
        }
        return end.length() == 1 ? "" : end;
    }
}
