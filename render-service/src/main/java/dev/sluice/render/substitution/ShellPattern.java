package dev.sluice.render.substitution;

/// Shell patterns as `path/match.go` of Flux's `envsubst` matches them: `*`, `?`, classes in
/// brackets and escapes by backslash. A malformed pattern matches nothing.
final class ShellPattern {

    private final String pattern;
    private final String text;

    private ShellPattern(String pattern, String text) {
        this.pattern = pattern;
        this.text = text;
    }

    static boolean matches(String pattern, String text) {
        return new ShellPattern(pattern, text).matches();
    }

    private boolean matches() {
        var at = 0;
        var place = 0;
        var star = -1;
        var resume = 0;
        while (place < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = ++at;
                resume = place;
                continue;
            }
            var next = at < pattern.length() ? taken(at, text.charAt(place)) : -1;
            if (next > 0) {
                at = next;
                place++;
            } else if (star >= 0) {
                at = star;
                place = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    /// Where the pattern goes on after taking a character; -1 if it does not take it.
    private int taken(int at, char c) {
        return switch (pattern.charAt(at)) {
            case '?' -> at + 1;
            case '[' -> takenByClass(at + 1, c);
            case '\\' -> at + 1 < pattern.length() && pattern.charAt(at + 1) == c ? at + 2 : -1;
            default -> pattern.charAt(at) == c ? at + 1 : -1;
        };
    }

    private int takenByClass(int start, char c) {
        var isNegated = start < pattern.length() && pattern.charAt(start) == '^';
        var at = isNegated ? start + 1 : start;
        var isIn = false;
        for (var ranges = 0; at < pattern.length(); ranges++) {
            if (pattern.charAt(at) == ']' && ranges > 0) {
                return isIn != isNegated ? at + 1 : -1;
            }
            at = escaped(at);
            if (at < 0) {
                return -1;
            }
            var low = pattern.charAt(at++);
            var high = low;
            if (at < pattern.length() && pattern.charAt(at) == '-') {
                at = escaped(at + 1);
                if (at < 0) {
                    return -1;
                }
                high = pattern.charAt(at++);
            }
            isIn |= low <= c && c <= high;
        }
        return -1;
    }

    /// Where the character of a class stands that begins here; -1 if none may.
    private int escaped(int at) {
        if (at >= pattern.length() || pattern.charAt(at) == '-' || pattern.charAt(at) == ']') {
            return -1;
        }
        if (pattern.charAt(at) != '\\') {
            return at;
        }
        return at + 1 < pattern.length() ? at + 1 : -1;
    }
}
