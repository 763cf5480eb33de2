package dev.sluice.helm.time;

import java.util.List;
import java.util.Optional;

/// A layout by example, cut into its pieces (`nextStdChunk` of Go's `time/format.go`).
///
/// @param prefix what stands before the element, literally
/// @param element the element; none at the layout's end
/// @param text the element as it is written
/// @param suffix the rest of the layout
record Layout(String prefix, Optional<Element> element, String text, String suffix) {

    /// What a piece of a layout stands for.
    enum Kind {
        LONG_MONTH,
        MONTH,
        NUMBER_MONTH,
        ZERO_MONTH,
        LONG_WEEKDAY,
        WEEKDAY,
        DAY,
        UNDER_DAY,
        ZERO_DAY,
        UNDER_YEAR_DAY,
        ZERO_YEAR_DAY,
        HOUR,
        HOUR12,
        ZERO_HOUR12,
        MINUTE,
        ZERO_MINUTE,
        SECOND,
        ZERO_SECOND,
        LONG_YEAR,
        YEAR,
        UPPER_PM,
        LOWER_PM,
        ZONE_NAME,
        OFFSET,
        FRACTION,
        TRIMMED_FRACTION
    }

    /// An element: for offsets its text says which of the forms.
    record Element(Kind kind, String text) {

        /// Whether `Z` stands for no offset.
        boolean marksUtc() {
            return text.startsWith("Z");
        }

        boolean hasColons() {
            return text.contains(":");
        }

        /// How many pairs of digits an offset has.
        int pairs() {
            return (int) text.chars().filter(c -> c >= '0' && c <= '9').count() / 2;
        }

        int digits() {
            return text.length() - 1;
        }
    }

    private record Word(String text, Kind kind) {}

    private static final List<Word> WORDS =
            List.of(
                    new Word("January", Kind.LONG_MONTH),
                    new Word("Jan", Kind.MONTH),
                    new Word("Monday", Kind.LONG_WEEKDAY),
                    new Word("Mon", Kind.WEEKDAY),
                    new Word("MST", Kind.ZONE_NAME),
                    new Word("01", Kind.ZERO_MONTH),
                    new Word("02", Kind.ZERO_DAY),
                    new Word("03", Kind.ZERO_HOUR12),
                    new Word("04", Kind.ZERO_MINUTE),
                    new Word("05", Kind.ZERO_SECOND),
                    new Word("06", Kind.YEAR),
                    new Word("002", Kind.ZERO_YEAR_DAY),
                    new Word("15", Kind.HOUR),
                    new Word("1", Kind.NUMBER_MONTH),
                    new Word("2006", Kind.LONG_YEAR),
                    new Word("2", Kind.DAY),
                    new Word("_2", Kind.UNDER_DAY),
                    new Word("__2", Kind.UNDER_YEAR_DAY),
                    new Word("3", Kind.HOUR12),
                    new Word("4", Kind.MINUTE),
                    new Word("5", Kind.SECOND),
                    new Word("PM", Kind.UPPER_PM),
                    new Word("pm", Kind.LOWER_PM),
                    new Word("-070000", Kind.OFFSET),
                    new Word("-07:00:00", Kind.OFFSET),
                    new Word("-0700", Kind.OFFSET),
                    new Word("-07:00", Kind.OFFSET),
                    new Word("-07", Kind.OFFSET),
                    new Word("Z070000", Kind.OFFSET),
                    new Word("Z07:00:00", Kind.OFFSET),
                    new Word("Z0700", Kind.OFFSET),
                    new Word("Z07:00", Kind.OFFSET),
                    new Word("Z07", Kind.OFFSET));

    /// The first piece of a layout.
    static Layout next(String layout) {
        for (var i = 0; i < layout.length(); i++) {
            if ("JM0123456789_Pp-Z.,".indexOf(layout.charAt(i)) < 0) {
                continue;
            }
            if (layout.startsWith("_2006", i)) {
                return cut(layout, i + 1, Kind.LONG_YEAR, 4);
            }
            var at = i;
            var word = WORDS.stream().filter(w -> stands(w, layout, at)).findFirst();
            if (word.isPresent()) {
                return cut(layout, i, word.get().kind, word.get().text.length());
            }
            var digits = fraction(layout, i);
            if (digits > 0) {
                var trims = layout.charAt(i + 1) == '9';
                var kind = trims ? Kind.TRIMMED_FRACTION : Kind.FRACTION;
                return cut(layout, i, kind, digits + 1);
            }
        }
        return new Layout(layout, Optional.empty(), "", "");
    }

    private static boolean stands(Word word, String layout, int at) {
        if (!layout.startsWith(word.text, at)) {
            return false;
        }
        var isShort = word.kind == Kind.MONTH || word.kind == Kind.WEEKDAY;
        var end = at + word.text.length();
        // "Month" does not hold "Mon".
        return !isShort
                || end >= layout.length()
                || layout.charAt(end) < 'a'
                || layout.charAt(end) > 'z';
    }

    /// How many digits a fraction of a second has; it must end with them.
    private static int fraction(String layout, int at) {
        var sign = layout.charAt(at);
        if ((sign != '.' && sign != ',') || at + 1 >= layout.length()) {
            return 0;
        }
        var digit = layout.charAt(at + 1);
        if (digit != '0' && digit != '9') {
            return 0;
        }
        var end = at + 1;
        while (end < layout.length() && layout.charAt(end) == digit) {
            end++;
        }
        return isDigit(layout, end) ? 0 : end - at - 1;
    }

    static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static Layout cut(String layout, int at, Kind kind, int length) {
        var text = layout.substring(at, at + length);
        var element = Optional.of(new Element(kind, text));
        return new Layout(layout.substring(0, at), element, text, layout.substring(at + length));
    }
}
