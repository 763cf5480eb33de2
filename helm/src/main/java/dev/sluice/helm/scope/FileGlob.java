package dev.sluice.helm.scope;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/// A pattern of `.Files.Glob` (github.com/gobwas/glob): `*` and `?` stop at a slash, `**` does not,
/// `{a,b}` are alternatives, `[abc]`, `[!abc]`, `[a-z]` and `[!a-z]` are one character.
final class FileGlob {

    private static final char END = '\0';

    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed() {
            super(null, null, false, false);
        }
    }

    private final String glob;
    private final StringBuilder regex = new StringBuilder("(?s)");
    private int at;
    private int alternatives;

    private FileGlob(String glob) {
        this.glob = glob;
    }

    /// A pattern for whole paths, unless it is malformed.
    static Optional<Pattern> compile(String glob) {
        try {
            return Optional.of(Pattern.compile(new FileGlob(glob).translated()));
        } catch (Malformed | PatternSyntaxException _) {
            return Optional.empty();
        }
    }

    private String translated() {
        while (at < glob.length()) {
            translate(glob.charAt(at++));
        }
        // What is not closed is closed by the end.
        return regex.append(")".repeat(alternatives)).toString();
    }

    private void translate(char c) {
        switch (c) {
            case '*' -> {
                if (skip('*')) {
                    regex.append(".*");
                } else {
                    regex.append("[^/]*");
                }
            }
            case '?' -> regex.append("[^/]");
            case '[' -> characters();
            case '{' -> {
                regex.append("(?:");
                alternatives++;
            }
            case '\\' -> {
                if (at < glob.length()) {
                    literal(nextCodePoint());
                }
            }
            default -> {
                if (alternatives > 0 && c == ',') {
                    regex.append('|');
                } else if (alternatives > 0 && c == '}') {
                    regex.append(')');
                    alternatives--;
                } else {
                    at--;
                    literal(nextCodePoint());
                }
            }
        }
    }

    private void characters() {
        var not = skip('!') ? "^" : "";
        var start = at;
        var low = at < glob.length() ? nextCodePoint() : END;
        if (skip('-')) {
            var high = at < glob.length() ? nextCodePoint() : END;
            if (high < low || !skip(']')) {
                throw new Malformed();
            }
            regex.append("[%s\\x{%x}-\\x{%x}]".formatted(not, low, high));
            return;
        }
        at = start;
        var members = new StringBuilder();
        while (at < glob.length() && glob.charAt(at) != ']') {
            if (glob.charAt(at) == '\\' && at + 1 < glob.length()) {
                at++;
            }
            members.append("\\x{%x}".formatted(nextCodePoint()));
        }
        if (!skip(']') || members.isEmpty()) {
            throw new Malformed();
        }
        regex.append('[').append(not).append(members).append(']');
    }

    private void literal(int c) {
        regex.append(Pattern.quote(Character.toString(c)));
    }

    private int nextCodePoint() {
        var c = glob.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private boolean skip(char wanted) {
        if (at >= glob.length() || glob.charAt(at) != wanted) {
            return false;
        }
        at++;
        return true;
    }
}
