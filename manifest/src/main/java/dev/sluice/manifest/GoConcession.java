package dev.sluice.manifest;

import java.util.Optional;

/// What Go's YAML reader accepts and the parser refuses: tabs before a value or a line's end, and
/// the escapes `\L`, `\P` and `\'`. The text is rewritten at the place of the complaint, in the
/// same length where positions matter.
final class GoConcession {

    private GoConcession() {}

    /// The text to try again with, if the complaint at this place is one that Go does not have.
    static Optional<String> rewrite(String text, int line, int column, String complaint) {
        var at = index(text, line, column);
        if (at < 0 || at >= text.length()) {
            return Optional.empty();
        }
        if (complaint.contains("found unknown escape character L(")) {
            return escape(text, at, 'L', "u2028");
        }
        if (complaint.contains("found unknown escape character P(")) {
            return escape(text, at, 'P', "u2029");
        }
        if (complaint.contains("found unknown escape character '(")) {
            return escape(text, at, '\'', "x27");
        }
        var blanks = startOfBlanks(text, at);
        return text.indexOf('\t', blanks) == endOfSpaces(text, blanks) && mayBeTab(text, blanks)
                ? Optional.of(withoutTabs(text, blanks))
                : Optional.empty();
    }

    private static Optional<String> escape(String text, int at, char letter, String code) {
        return text.charAt(at) == letter
                ? Optional.of(text.substring(0, at) + code + text.substring(at + 1))
                : Optional.empty();
    }

    /// Where the blanks begin that the complaint stands in: behind a tab it names the next space.
    private static int startOfBlanks(String text, int at) {
        var start = at;
        while (start > 0 && isBlank(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int endOfSpaces(String text, int from) {
        var end = from;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return end;
    }

    /// Tabs may separate, but neither indent nor follow the dash of a list item.
    private static boolean mayBeTab(String text, int tab) {
        var before = tab - 1;
        while (before >= 0 && isBlank(text.charAt(before))) {
            before--;
        }
        if (before < 0 || text.charAt(before) == '\n') {
            return false;
        }
        var sign = text.charAt(before);
        var isIndicator =
                (sign == '-' || sign == '?')
                        && (before == 0 || Character.isWhitespace(text.charAt(before - 1)));
        return !isIndicator;
    }

    private static String withoutTabs(String text, int tab) {
        var end = tab;
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        return text.substring(0, tab) + " ".repeat(end - tab) + text.substring(end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /// The index of a place counted in lines and code points from 0, or -1.
    private static int index(String text, int line, int column) {
        var start = 0;
        for (var i = 0; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return -1;
            }
        }
        var rest = text.codePointCount(start, text.length());
        return column > rest ? -1 : text.offsetByCodePoints(start, column);
    }
}
