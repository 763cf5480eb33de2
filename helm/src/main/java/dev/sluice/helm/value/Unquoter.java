package dev.sluice.helm.value;

import org.jspecify.annotations.Nullable;

/// Reads the inside of a quoted literal (strconv: UnquoteChar).
final class Unquoter {

    private static final int WRONG = -1;
    private static final int RAW_BYTE = 1 << 24;

    private final String body;
    private final char mark;
    private int at;

    private Unquoter(String body, char mark) {
        this.body = body;
        this.mark = mark;
    }

    static @Nullable String text(String body) {
        if (body.indexOf('\\') < 0 && body.indexOf('"') < 0 && body.indexOf('\n') < 0) {
            return body.indexOf(0xdc80) < 0 && GoStrings.isValid(body) ? body : replaced(body);
        }
        return new Unquoter(body, '"').all();
    }

    static @Nullable String character(String body) {
        var reader = new Unquoter(body, '\'');
        if (body.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        return reader.next(text) && reader.at == body.length()
                ? GoStrings.joined(text.toString())
                : null;
    }

    private @Nullable String all() {
        var text = new StringBuilder(body.length());
        while (at < body.length()) {
            if (!next(text)) {
                return null;
            }
        }
        return GoStrings.joined(text.toString());
    }

    private boolean next(StringBuilder text) {
        var rune = body.codePointAt(at);
        if (rune == mark || rune == '\n') {
            return false;
        }
        if (rune != '\\') {
            // A byte that is not UTF-8 is read as U+FFFD.
            GoStrings.appendRune(text, rune);
            at += Character.charCount(rune);
            return true;
        }
        at++;
        var value = escape();
        if (value == WRONG) {
            return false;
        }
        if ((value & RAW_BYTE) != 0 && (value & 0xff) >= 0x80) {
            text.append((char) (0xdc00 + (value & 0xff)));
        } else {
            text.appendCodePoint(value & ~RAW_BYTE);
        }
        return true;
    }

    private int escape() {
        if (at >= body.length()) {
            return WRONG;
        }
        var c = body.charAt(at++);
        return switch (c) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case '\\' -> '\\';
            case '\'', '"' -> c == mark ? c : WRONG;
            case 'x' -> raw(digits(2, 16));
            case 'u' -> rune(digits(4, 16));
            case 'U' -> rune(digits(8, 16));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            default -> WRONG;
        };
    }

    private int octal() {
        at--;
        var value = digits(3, 8);
        return value > 0xff ? WRONG : raw(value);
    }

    private int digits(int count, int radix) {
        if (at + count > body.length()) {
            return WRONG;
        }
        var value = 0;
        for (var i = 0; i < count; i++) {
            var c = body.charAt(at + i);
            var digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return WRONG;
            }
            value = value * radix + digit;
        }
        at += count;
        return value;
    }

    private static int raw(int value) {
        return value == WRONG ? WRONG : value | RAW_BYTE;
    }

    private static int rune(int value) {
        var isRune = value >= 0 && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
        return isRune ? value : WRONG;
    }

    private static String replaced(String body) {
        return GoStrings.ofRunes(GoStrings.runes(body));
    }
}
