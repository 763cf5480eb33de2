package dev.sluice.helm.schema.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A time of day with its offset; a leap second is the last one of a day (RFC 3339, 5.6).
record TimeFormat() implements Format {

    private static final int SHORTEST = 9;
    private static final int CLOCK = 8;
    private static final int DAY = 24 * 60;

    @Override
    public @Nullable String complaint(String text) {
        if (text.length() < SHORTEST) {
            return "less than 9 characters long";
        }
        if (text.charAt(2) != ':' || text.charAt(5) != ':') {
            return "missing colon in correct place";
        }
        var clock = numbers(text.substring(0, CLOCK), 3);
        if (clock == null) {
            return "invalid hour/min/sec";
        }
        if (clock.stream().anyMatch(number -> number < 0)) {
            return "non-positive hour/min/sec";
        }
        if (clock.get(0) > 23 || clock.get(1) > 59 || clock.get(2) > 60) {
            return "hour/min/sec out of range";
        }
        return afterClock(text.substring(CLOCK), clock);
    }

    private static @Nullable String afterClock(String text, List<Integer> clock) {
        var rest = text;
        if (text.startsWith(".")) {
            var digits = Signs.leadingDigits(text.substring(1));
            if (digits == 0) {
                return "no digits in second fraction";
            }
            rest = text.substring(1 + digits);
        }
        var minutes = clock.get(0) * 60 + clock.get(1);
        if (!rest.equalsIgnoreCase("z")) {
            var complaint = complaintOfOffset(rest);
            if (complaint != null) {
                return complaint;
            }
            minutes = utc(minutes, rest);
        }
        return clock.get(2) >= 60 && minutes != DAY - 1 ? "invalid leap second" : null;
    }

    private static @Nullable String complaintOfOffset(String offset) {
        if (offset.length() != 6) {
            return "offset must be 6 characters long";
        }
        if (offset.charAt(0) != '+' && offset.charAt(0) != '-') {
            return "offset must begin with plus/minus";
        }
        if (offset.charAt(3) != ':') {
            return "missing colon in offset in correct place";
        }
        var numbers = numbers(offset.substring(1), 2);
        if (numbers == null) {
            return "invalid hour/min in offset";
        }
        if (numbers.stream().anyMatch(number -> number < 0)) {
            return "non-positive hour/min in offset";
        }
        return numbers.get(0) > 23 || numbers.get(1) > 59
                ? "hour/min in offset out of range"
                : null;
    }

    private static int utc(int minutes, String offset) {
        var hours = Integer.parseInt(offset.substring(1, 3));
        var all = hours * 60 + Integer.parseInt(offset.substring(4));
        var utc = offset.charAt(0) == '+' ? minutes - all : minutes + all;
        // Only a negative time is brought back into the day, as the original does.
        return utc < 0 ? utc + DAY : utc;
    }

    private static @Nullable List<Integer> numbers(String text, int count) {
        var numbers = new ArrayList<Integer>();
        for (var part : text.split(":", count)) {
            if (!part.matches("[+-]?[0-9]+")) {
                return null;
            }
            numbers.add(Integer.parseInt(part));
        }
        return numbers;
    }
}
