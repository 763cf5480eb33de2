package dev.sluice.helm.encoding;

import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.Quoting;
import java.util.function.IntPredicate;

/// The text of a TOML document, read rune by rune; it knows the line and the last key for errors.
final class TomlSource {

    static final int END = -1;

    private final String text;
    private int at;
    private int line = 1;
    private String lastKey = "";
    private int keyLine = 1;
    private boolean isPastEnd;

    TomlSource(String text) {
        this.text = text;
    }

    void lastKey(String key) {
        lastKey = key;
    }

    String lastKey() {
        return lastKey;
    }

    int peek() {
        return at < text.length() ? checked(text.codePointAt(at)) : END;
    }

    int next() {
        var c = peek();
        if (c == END) {
            isPastEnd = true;
        } else {
            at += Character.charCount(c);
        }
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private int checked(int c) {
        if (GoStrings.isRawByte(text, at)) {
            throw error("invalid UTF-8 byte: 0x%02x".formatted(c & 0xff));
        }
        var isLoneReturn = c == '\r' && !text.startsWith("\r\n", at);
        if (isLoneReturn || c == 0x7f || (c < 0x20 && "\t\r\n".indexOf(c) < 0)) {
            throw error("TOML files cannot contain control characters: '0x%02x'".formatted(c));
        }
        return c;
    }

    boolean accept(int c) {
        if (peek() != c) {
            return false;
        }
        next();
        return true;
    }

    boolean acceptWord(String word) {
        if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    String takeWhile(IntPredicate isWanted) {
        var start = at;
        while (peek() != END && isWanted.test(peek())) {
            next();
        }
        return text.substring(start, at);
    }

    /// Before the letter that was read last.
    void goBack() {
        at--;
    }

    int position() {
        return at;
    }

    /// What was read since a position.
    String since(int start) {
        return text.substring(start, at);
    }

    /// Whether nothing but blanks stands before the line's end.
    boolean endsLine() {
        var end = at;
        while (end < text.length() && " \t\r".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '\n';
    }

    void skipBlanks() {
        takeWhile(c -> c == ' ' || c == '\t');
    }

    void skipBlanksAndBreaks() {
        takeWhile(c -> c == ' ' || c == '\t' || c == '\r' || c == '\n');
    }

    void skipComment() {
        takeWhile(c -> c != '\n' && c != '\r');
    }

    EncodingError error(String message) {
        return errorAt(isPastEnd && text.endsWith("\n") ? line - 1 : line, message);
    }

    /// From here on, what is wrong with a key is on this line.
    void markKey() {
        keyLine = line;
    }

    EncodingError errorOfKey(String message) {
        return errorAt(keyLine, message);
    }

    EncodingError errorOnLineBefore(String message) {
        return errorAt(line - 1, message);
    }

    private EncodingError errorAt(int where, String message) {
        var key = lastKey.isEmpty() ? "" : " (last key %s)".formatted(Quoting.quote(lastKey));
        return new EncodingError("toml: line %d%s: %s".formatted(where, key, message));
    }
}
