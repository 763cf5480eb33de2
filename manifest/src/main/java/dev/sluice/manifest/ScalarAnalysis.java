package dev.sluice.manifest;

/// Which styles go-yaml 2 allows for a string in block context (`yaml_emitter_analyze_scalar`).
///
/// @param multiline whether it holds a line break
/// @param plain whether it can stand without quotes
/// @param singleQuoted whether single quotes keep it
/// @param block whether a literal block keeps it
record ScalarAnalysis(boolean multiline, boolean plain, boolean singleQuoted, boolean block) {

    static ScalarAnalysis of(int[] text, ScalarWriter.Version version) {
        if (text.length == 0) {
            return new ScalarAnalysis(false, true, true, false);
        }
        var indicators = startsLikeDocumentMarker(text);
        var special = false;
        var tabs = false;
        var breaks = false;
        var spaceBreak = false;
        var breakSpace = false;
        for (var i = 0; i < text.length; i++) {
            indicators |= i == 0 ? isLeadingIndicator(text) : isInnerIndicator(text, i);
            var isTab = text[i] == '\t' && version == ScalarWriter.Version.GO_YAML_3;
            tabs |= isTab;
            special |= !isTab && !isPrintable(text[i]);
            breaks |= isBreak(text[i]);
            if (i > 0) {
                spaceBreak |= text[i - 1] == ' ' && isBreak(text[i]);
                breakSpace |= isBreak(text[i - 1]) && text[i] == ' ';
            }
        }
        var last = text[text.length - 1];
        var edged = isSpaceOrBreak(text[0]) || isSpaceOrBreak(last);
        var twisted = spaceBreak || special;
        return new ScalarAnalysis(
                breaks,
                !(indicators || edged || breaks || breakSpace || twisted || tabs),
                !(breakSpace || twisted || tabs),
                !(last == ' ' || twisted));
    }

    /// Whether a text is all letters, digits and the like, a letter first: no style changes it.
    static boolean isWord(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0))) {
            return false;
        }
        for (var i = 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!isLetter(c) && (c < '-' || c > '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean startsLikeDocumentMarker(int[] text) {
        return text.length >= 3
                && (text[0] == '-' || text[0] == '.')
                && text[1] == text[0]
                && text[2] == text[0];
    }

    private static boolean isLeadingIndicator(int[] text) {
        return switch (text[0]) {
            case '#', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' ->
                    true;
            case '?', ':', '-' -> text.length == 1 || isBlank(text[1]);
            default -> false;
        };
    }

    private static boolean isInnerIndicator(int[] text, int i) {
        return switch (text[i]) {
            case ':' -> i + 1 == text.length || isBlank(text[i + 1]);
            case '#' -> isBlank(text[i - 1]) || isBreak(text[i - 1]) || text[i - 1] == 0;
            default -> false;
        };
    }

    static boolean isPrintable(int c) {
        return c == '\n'
                || (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }

    static boolean isBreak(int c) {
        return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isSpaceOrBreak(int c) {
        return c == ' ' || isBreak(c);
    }
}
