package dev.sluice.helm.values;

import dev.sluice.helm.encoding.EncodingError;
import dev.sluice.helm.encoding.JsonReader;
import org.jspecify.annotations.Nullable;

/// The text of an argument and how far it is read.
final class SetText {

    /// Stands for the end of the text where a character is expected.
    static final char END = '\0';

    /// @param stop the character that ended it, or [#END]
    record Piece(String text, char stop) {}

    private final String text;
    private final boolean hasEscapes;
    private int at;

    SetText(String text, boolean hasEscapes) {
        this.text = text;
        this.hasEscapes = hasEscapes;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /// The next character, which is passed if it is this one.
    boolean skip(char wanted) {
        if (isAtEnd() || text.charAt(at) != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /// What comes before the first of these characters, which is passed too.
    Piece until(String stops) {
        var piece = new StringBuilder();
        while (!isAtEnd()) {
            var c = text.charAt(at++);
            if (stops.indexOf(c) >= 0) {
                return new Piece(piece.toString(), c);
            }
            if (c == '\\' && hasEscapes) {
                if (isAtEnd()) {
                    break;
                }
                c = text.charAt(at++);
            }
            piece.append(c);
        }
        return new Piece(piece.toString(), END);
    }

    /// Passes blanks and one comma; whether there was no value before the comma or the end.
    boolean skipBlanks() {
        while (!isAtEnd()) {
            var c = text.charAt(at);
            if (c != ',' && !Character.isWhitespace(c) && c != '\u0085' && c != '\u00A0') {
                return false;
            }
            at++;
            if (c == ',') {
                return true;
            }
        }
        return true;
    }

    /// The JSON value that stands here.
    ///
    /// @throws EncodingError if there is none
    @Nullable Object json() {
        var prefix = JsonReader.prefix(text, at);
        at = prefix.end();
        return prefix.value();
    }
}
