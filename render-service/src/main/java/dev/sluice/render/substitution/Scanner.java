package dev.sluice.render.substitution;

/// Takes a template apart as `parse/scan.go` of Flux's `envsubst` does. Which characters a token
/// takes depends on what the parser expects, and an escape loses its first character.
final class Scanner {

    /// What was found.
    enum Token {
        END,
        OPEN,
        CLOSE,
        WORD,
        NONE
    }

    /// Which characters a word may have, by where they stand in it, counted from 1.
    interface Accepted {
        boolean takes(char c, int place);
    }

    private static final char END = '\0';

    private final String text;
    private final StringBuilder word = new StringBuilder();
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    /// Looks for the next token, of these kinds alone.
    ///
    /// @param escapes the characters that a word may escape: a dollar by a dollar, a slash or
    ///     backslash by a backslash
    Token scan(Accepted accepted, boolean words, boolean opens, boolean closes, String escapes) {
        if (peek() == END) {
            return Token.END;
        }
        if (opens && isOpen()) {
            at += 2;
            return Token.OPEN;
        }
        if (closes && peek() == '}') {
            at++;
            return Token.CLOSE;
        }
        return words && word(accepted, opens, escapes) ? Token.WORD : Token.NONE;
    }

    private boolean word(Accepted accepted, boolean opens, String escapes) {
        word.setLength(0);
        var start = at;
        while (peek() != END && !(opens && at > start && isOpen())) {
            if (isEscape(escapes)) {
                at++;
            } else if (!accepted.takes(peek(), word.length() + 1)) {
                break;
            }
            word.append(peek());
            at++;
        }
        return at > start;
    }

    /// The word that was found last.
    String word() {
        return word.toString();
    }

    char peek() {
        return charAt(at);
    }

    char second() {
        return charAt(at + 1);
    }

    /// Where the scanner is.
    int place() {
        return at;
    }

    private boolean isOpen() {
        return peek() == '$' && second() == '{';
    }

    private boolean isEscape(String escapes) {
        return escapes.indexOf(peek()) >= 0
                && switch (peek()) {
                    case '$' -> second() == '$';
                    case '\\' -> second() == '/' || second() == '\\';
                    default -> false;
                };
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : END;
    }
}
