package dev.sluice.helm.time;

/// Finds the name of a zone at the start of a text (`parseTimeZone` of Go's `time/format.go`).
final class ZoneNameReader {

    private ZoneNameReader() {}

    /// How long the name is; 0 if there is none.
    static int length(String text) {
        if (text.length() < 3) {
            return 0;
        }
        if (text.startsWith("ChST") || text.startsWith("MeST")) {
            return 4;
        }
        if (text.startsWith("GMT")) {
            return 3 + signedHours(text.substring(3));
        }
        if (text.charAt(0) == '+' || text.charAt(0) == '-') {
            return signedHours(text);
        }
        return letters(text);
    }

    private static int letters(String text) {
        var count = 0;
        while (count < 6
                && count < text.length()
                && text.charAt(count) >= 'A'
                && text.charAt(count) <= 'Z') {
            count++;
        }
        return switch (count) {
            case 3 -> 3;
            case 4 -> text.charAt(3) == 'T' || text.startsWith("WITA") ? 4 : 0;
            case 5 -> text.charAt(4) == 'T' ? 5 : 0;
            default -> 0;
        };
    }

    private static int signedHours(String text) {
        if (!text.startsWith("+") && !text.startsWith("-")) {
            return 0;
        }
        var end = 1;
        var hours = 0;
        while (Layout.isDigit(text, end)) {
            hours = Math.min(100, hours * 10 + text.charAt(end) - '0');
            end++;
        }
        return end == 1 || hours > 23 ? 0 : end;
    }
}
