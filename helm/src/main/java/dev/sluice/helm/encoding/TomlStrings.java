package dev.sluice.helm.encoding;

import dev.sluice.helm.value.Quoting;

/// Reads the four kinds of strings of TOML, from behind their opening quotes.
final class TomlStrings {

    private static final String ESCAPES = "btnfre\"\\";
    private static final String ESCAPED = "\b\t\n\f\r\u001b\"\\";

    private final TomlSource source;
    private final StringBuilder text = new StringBuilder();
    private final int start;

    TomlStrings(TomlSource source) {
        this.source = source;
        this.start = source.position();
    }

    String basic() {
        while (true) {
            var c = onLine('"');
            if (c == '"') {
                return text.toString();
            }
            if (c == '\\') {
                escape();
            } else {
                text.appendCodePoint(c);
            }
        }
    }

    String literal() {
        while (true) {
            var c = onLine('\'');
            if (c == '\'') {
                return text.toString();
            }
            text.appendCodePoint(c);
        }
    }

    private int onLine(char quote) {
        var c = source.next();
        if (c == TomlSource.END) {
            throw source.error("unexpected EOF; expected " + (quote == '"' ? "'\"'" : "\"'\""));
        }
        if (c == '\n') {
            throw source.errorOnLineBefore("strings cannot contain newlines");
        }
        if (c == '\r') {
            throw source.error("strings cannot contain newlines");
        }
        return c;
    }

    String multilineBasic() {
        return multiline('"');
    }

    String multilineLiteral() {
        return multiline('\'');
    }

    private String multiline(char quote) {
        skipFirstBreak();
        while (true) {
            var c = source.next();
            if (c == TomlSource.END) {
                var quotes = Character.toString(quote).repeat(3);
                var around = quote == '"' ? "'" : "\"";
                throw source.error("unexpected EOF; expected " + around + quotes + around);
            }
            if (c == quote && isClosed(quote)) {
                return text.toString();
            }
            if (c == quote) {
                text.append(quote);
            } else if (c == '\\' && quote == '"') {
                if (!skipEscapedBreak()) {
                    escape();
                }
            } else {
                text.appendCodePoint(c);
            }
        }
    }

    private void skipFirstBreak() {
        source.acceptWord(source.endsLine() && source.peek() == '\r' ? "\r" : "");
        source.accept('\n');
    }

    /// One quote was read: up to two of those that follow may belong to the text.
    private boolean isClosed(char quote) {
        var two = Character.toString(quote).repeat(2);
        if (!source.acceptWord(two)) {
            return false;
        }
        for (var extra = 0; extra < 2 && source.peek() == quote; extra++) {
            source.next();
            text.append(quote);
        }
        if (source.peek() == quote) {
            throw source.error("unexpected '%s'".formatted(two.repeat(3)));
        }
        return true;
    }

    /// A backslash at a line's end takes the space behind it away.
    private boolean skipEscapedBreak() {
        if (!source.endsLine()) {
            return false;
        }
        source.skipBlanksAndBreaks();
        return true;
    }

    private void escape() {
        var c = source.next();
        var known = c < 0 ? -1 : ESCAPES.indexOf(c);
        if (known >= 0) {
            text.append(ESCAPED.charAt(known));
            return;
        }
        switch (c) {
            case 'x' -> unicode(2, "two", "x");
            case 'u' -> unicode(4, "four", "u");
            case 'U' -> unicode(8, "eight", "U");
            case ' ', '\t' -> throw source.error("invalid escape: '\\%c'".formatted(c));
            case TomlSource.END ->
                    throw source.errorOnLineBefore("invalid escape in string '\\\0'");
            default ->
                    throw source.error(
                            "invalid escape in string '\\%s'".formatted(Character.toString(c)));
        }
    }

    private void unicode(int digits, String word, String letter) {
        var hex = new StringBuilder();
        while (hex.length() < digits) {
            var c = source.next();
            if (c < 0 || c > 'f' || Character.digit(c, 16) < 0) {
                throw source.error(
                        "expected %s hexadecimal digits after '\\%s', but got %s instead"
                                .formatted(word, letter, Quoting.quote(source.since(start))));
            }
            hex.appendCodePoint(c);
        }
        var code = Long.parseLong(hex.toString(), 16);
        if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
            throw source.error("Escaped character '\\u%s' is not valid UTF-8.".formatted(hex));
        }
        text.appendCodePoint((int) code);
    }
}
