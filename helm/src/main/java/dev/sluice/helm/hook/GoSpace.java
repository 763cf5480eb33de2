package dev.sluice.helm.hook;

/// Trims what Go's `unicode.IsSpace` takes for space.
public final class GoSpace {

    private GoSpace() {}

    public static String trim(String text) {
        var end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return trimStart(text.substring(0, end));
    }

    public static String trimStart(String text) {
        var start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r')
                || c == ' '
                || (c >= 0x80 && (c == 0x85 || Character.isSpaceChar(c)));
    }
}
