package dev.sluice.helm.packaging;

import java.util.Optional;

/// A shell pattern as Go's `path.Match` reads it (`path/match.go`): `*` and `?` stop at a slash,
/// `[a-z]` and `[^a-z]` are classes, a backslash escapes.
public final class PathPattern {

    private static final char ESCAPE = '\\';

    /// What one step of matching did.
    ///
    /// @param rest where the text goes on, negative if it does not match
    private record Step(int rest, int next) {}

    private final String pattern;

    private PathPattern(String pattern) {
        this.pattern = pattern;
    }

    /// The pattern, unless it is malformed.
    public static Optional<PathPattern> of(String pattern) {
        return isSound(pattern) ? Optional.of(new PathPattern(pattern)) : Optional.empty();
    }

    public boolean matches(String text) {
        return matches(0, text, 0);
    }

    private boolean matches(int at, String text, int from) {
        var here = at;
        var position = from;
        while (here < pattern.length()) {
            if (pattern.charAt(here) == '*') {
                return matchesAfterStar(here, text, position);
            }
            var step = step(here, text, position);
            if (step.rest < 0) {
                return false;
            }
            here = step.next;
            position = step.rest;
        }
        return position == text.length();
    }

    /// The first place where the part up to the next star fits is as good as any later one.
    private boolean matchesAfterStar(int at, String text, int from) {
        var here = at;
        while (here < pattern.length() && pattern.charAt(here) == '*') {
            here++;
        }
        var end = chunkEnd(here);
        for (var position = from; ; position++) {
            var rest = chunk(here, end, text, position);
            if (rest >= 0 && (end < pattern.length() || rest == text.length())) {
                return end == pattern.length() || matchesAfterStar(end, text, rest);
            }
            if (position >= text.length() || text.charAt(position) == '/') {
                return false;
            }
        }
    }

    /// Where the text goes on behind a part of the pattern that has no star; negative if nowhere.
    private int chunk(int start, int end, String text, int from) {
        var position = from;
        for (var here = start; here < end; ) {
            var step = step(here, text, position);
            if (step.rest < 0) {
                return -1;
            }
            here = step.next;
            position = step.rest;
        }
        return position;
    }

    private int chunkEnd(int start) {
        var inClass = false;
        var here = start;
        for (; here < pattern.length(); here++) {
            switch (pattern.charAt(here)) {
                case ESCAPE -> here++;
                case '[' -> inClass = true;
                case ']' -> inClass = false;
                case '*' -> {
                    if (!inClass) {
                        return here;
                    }
                }
                default -> {}
            }
        }
        return pattern.length();
    }

    private Step step(int at, String text, int from) {
        if (from >= text.length()) {
            return new Step(-1, at);
        }
        var c = text.codePointAt(from);
        var rest = from + Character.charCount(c);
        return switch (pattern.charAt(at)) {
            case '?' -> new Step(c == '/' ? -1 : rest, at + 1);
            case '[' -> classStep(at + 1, c, rest);
            case ESCAPE -> literal(at + 1, c, rest);
            default -> literal(at, c, rest);
        };
    }

    private Step literal(int at, int c, int rest) {
        var wanted = pattern.codePointAt(at);
        return new Step(wanted == c ? rest : -1, at + Character.charCount(wanted));
    }

    private Step classStep(int at, int c, int rest) {
        var isNegated = at < pattern.length() && pattern.charAt(at) == '^';
        var here = isNegated ? at + 1 : at;
        var isIn = false;
        for (var ranges = 0; ranges == 0 || pattern.charAt(here) != ']'; ranges++) {
            var low = member(here);
            var high = low;
            here = after(here);
            if (pattern.charAt(here) == '-') {
                high = member(here + 1);
                here = after(here + 1);
            }
            isIn |= low <= c && c <= high;
        }
        return new Step(isIn == isNegated ? -1 : rest, here + 1);
    }

    private int member(int at) {
        return pattern.codePointAt(pattern.charAt(at) == ESCAPE ? at + 1 : at);
    }

    private int after(int at) {
        var start = pattern.charAt(at) == ESCAPE ? at + 1 : at;
        return start + Character.charCount(pattern.codePointAt(start));
    }

    private static boolean isSound(String pattern) {
        for (var at = 0; at < pattern.length(); at++) {
            var c = pattern.charAt(at);
            if (c == ESCAPE && ++at >= pattern.length()) {
                return false;
            }
            if (c == '[') {
                at = classEnd(pattern, at + 1);
                if (at < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The index of the bracket that closes a class; negative if it is malformed.
    private static int classEnd(String pattern, int start) {
        var at = start < pattern.length() && pattern.charAt(start) == '^' ? start + 1 : start;
        for (var ranges = 0; ; ranges++) {
            if (at < pattern.length() && pattern.charAt(at) == ']' && ranges > 0) {
                return at;
            }
            at = memberEnd(pattern, at);
            if (at >= 0 && pattern.charAt(at) == '-') {
                at = memberEnd(pattern, at + 1);
            }
            if (at < 0) {
                return -1;
            }
        }
    }

    /// Where a class goes on behind one member; negative if there is none or nothing follows.
    private static int memberEnd(String pattern, int start) {
        if (start >= pattern.length() || "-]".indexOf(pattern.charAt(start)) >= 0) {
            return -1;
        }
        var at = pattern.charAt(start) == ESCAPE ? start + 1 : start;
        if (at >= pattern.length()) {
            return -1;
        }
        var end = at + Character.charCount(pattern.codePointAt(at));
        return end < pattern.length() ? end : -1;
    }
}
