package dev.sluice.helm.template;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.GoStrings;

/// A piece of a template; of an error the text is its message.
///
/// @param position where it begins in the template
/// @param line the line it begins in
record Token(TokenType type, int position, String text, int line) {

    /// How error messages show it.
    String shown() {
        if (type == TokenType.EOF) {
            return "EOF";
        }
        if (type == TokenType.ERROR) {
            return text;
        }
        if (type.isKeyword()) {
            return "<" + text + ">";
        }
        return Format.printf(GoStrings.length(text) > 10 ? "%.10q..." : "%q", text);
    }
}
