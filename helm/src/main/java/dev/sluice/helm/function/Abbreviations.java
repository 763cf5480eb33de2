package dev.sluice.helm.function;

import dev.sluice.helm.value.GoStrings;

/// Shortens texts with dots (`stringutils.go` of Masterminds' goutils); widths count bytes.
final class Abbreviations {

    private static final String DOTS = "...";

    private Abbreviations() {}

    static String abbreviate(long width, String text) {
        return width < 4 ? text : full(text, 0, width);
    }

    static String both(long left, long right, String text) {
        return right < 4 || (left > 0 && right < 7) ? text : full(text, left, right);
    }

    private static String full(String text, long leftEdge, long width) {
        var length = GoStrings.length(text);
        if (length <= width) {
            return text;
        }
        var offset = Math.min(leftEdge, (long) length);
        var kept = (int) width - DOTS.length();
        if (length - offset < kept) {
            offset = (long) length - kept;
        }
        if (offset <= 4) {
            return GoStrings.slice(text, 0, kept) + DOTS;
        }
        if (width < 7) {
            return "";
        }
        if (offset + kept < length) {
            var rest = GoStrings.slice(text, (int) offset, length);
            return DOTS + (kept < 4 ? "" : full(rest, 0, kept));
        }
        return DOTS + GoStrings.slice(text, length - kept, length);
    }
}
