package dev.sluice.helm.schema.format;

import dev.sluice.helm.value.GoStrings;
import org.jspecify.annotations.Nullable;

/// A day and a time of it (RFC 3339, 5.6).
record DateTimeFormat() implements Format {

    private static final int SHORTEST = 20;

    @Override
    public @Nullable String complaint(String text) {
        var bytes = GoStrings.bytes(text);
        if (bytes.length < SHORTEST) {
            return "less than 20 characters long";
        }
        if (bytes[10] != 't' && bytes[10] != 'T') {
            return "11th character must be t or T";
        }
        var date = new DateFormat().complaint(GoStrings.of(bytes, 0, 10));
        if (date != null) {
            return "invalid date element: " + date;
        }
        var time = new TimeFormat().complaint(GoStrings.of(bytes, 11, bytes.length));
        return time == null ? null : "invalid time element: " + time;
    }
}
