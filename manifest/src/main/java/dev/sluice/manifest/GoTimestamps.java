package dev.sluice.manifest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The dates that go-yaml sees in plain scalars, and how Go prints them in JSON.
final class GoTimestamps {

    private static final String TIME = "(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,](\\d+))?";
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern LOCAL = Pattern.compile(DATE.pattern() + " " + TIME);
    private static final Pattern ZONED =
            Pattern.compile(DATE.pattern() + "[Tt]" + TIME + "(Z|[-+]\\d{2}:\\d{2})");

    private GoTimestamps() {}

    static Optional<String> toRfc3339(String text) {
        if (text.length() < 8
                || text.length() > 256
                || text.charAt(4) != '-'
                || !Character.isDigit(text.charAt(0))) {
            return Optional.empty();
        }
        var zoned = ZONED.matcher(text);
        if (zoned.matches()) {
            return zone(zoned.group(8)).flatMap(zone -> print(zoned, true, zone));
        }
        var local = LOCAL.matcher(text);
        if (local.matches()) {
            return print(local, true, "Z");
        }
        var date = DATE.matcher(text);
        return date.matches() ? print(date, false, "Z") : Optional.empty();
    }

    private static Optional<String> print(Matcher parts, boolean timed, String zone) {
        try {
            var date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
            if (!timed) {
                return Optional.of(date + "T00:00:00Z");
            }
            var time = LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6));
            return Optional.of(
                    "%sT%02d:%02d:%02d%s%s"
                            .formatted(
                                    date,
                                    time.getHour(),
                                    time.getMinute(),
                                    time.getSecond(),
                                    fraction(parts),
                                    zone));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(String.valueOf(parts.group(group)));
    }

    private static String fraction(Matcher parts) {
        var digits = parts.group(7);
        if (digits == null) {
            return "";
        }
        var nanoseconds = digits.substring(0, Math.min(9, digits.length()));
        var shortened = nanoseconds.replaceAll("0+$", "");
        return shortened.isEmpty() ? "" : "." + shortened;
    }

    private static Optional<String> zone(@Nullable String zone) {
        if (zone == null || zone.equals("Z")) {
            return Optional.of("Z");
        }
        var hours = Integer.parseInt(zone.substring(1, 3));
        var minutes = Integer.parseInt(zone.substring(4));
        if (hours > 23 || minutes > 59) {
            return Optional.empty();
        }
        return Optional.of(hours == 0 && minutes == 0 ? "Z" : zone);
    }
}
