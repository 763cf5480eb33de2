package dev.sluice.helm.schema.format;

import org.jspecify.annotations.Nullable;

/// A stretch of time between two moments, one of which may be told by a duration.
record PeriodFormat() implements Format {

    @Override
    public @Nullable String complaint(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return "missing slash";
        }
        var start = text.substring(0, slash);
        var end = text.substring(slash + 1);
        var complaint = complaint("start", start);
        if (complaint != null) {
            return complaint;
        }
        return start.startsWith("P") ? moment("end", end) : complaint("end", end);
    }

    private static @Nullable String complaint(String which, String text) {
        if (!text.startsWith("P")) {
            return moment(which, text);
        }
        var complaint = new DurationFormat().complaint(text);
        return complaint == null ? null : "invalid " + which + " duration: " + complaint;
    }

    private static @Nullable String moment(String which, String text) {
        var complaint = new DateTimeFormat().complaint(text);
        return complaint == null ? null : "invalid " + which + " date-time: " + complaint;
    }
}
