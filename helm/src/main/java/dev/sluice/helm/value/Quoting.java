package dev.sluice.helm.value;

import org.jspecify.annotations.Nullable;

/// Go's literals of strings and characters: `strconv.Quote`, `strconv.Unquote` and their kin.
public final class Quoting {

    private Quoting() {}

    /// `strconv.Quote`.
    public static String quote(String text) {
        return quote(text, '"', false);
    }

    /// `strconv.QuoteToASCII`.
    public static String quoteToAscii(String text) {
        return quote(text, '"', true);
    }

    /// `strconv.QuoteRune`, and `QuoteRuneToASCII`.
    public static String quoteRune(int rune, boolean asciiOnly) {
        return quote(GoStrings.ofRunes(rune), '\'', asciiOnly);
    }

    private static String quote(String text, char mark, boolean asciiOnly) {
        var quoted = new StringBuilder(text.length() + 2).append(mark);
        for (var i = 0; i < text.length(); i++) {
            var rune = text.codePointAt(i);
            if (GoStrings.isRawByte(text, i)) {
                appendHex(quoted.append("\\x"), rune - 0xdc00, 2);
            } else {
                appendEscaped(quoted, rune, mark, asciiOnly);
                i += Character.charCount(rune) - 1;
            }
        }
        return quoted.append(mark).toString();
    }

    private static void appendEscaped(StringBuilder text, int rune, char mark, boolean asciiOnly) {
        if (rune == mark || rune == '\\') {
            text.append('\\').append((char) rune);
        } else if (rune < 0x80 ? isPrintableAscii(rune) : !asciiOnly && isPrint(rune)) {
            text.appendCodePoint(rune);
        } else {
            switch (rune) {
                case 7 -> text.append("\\a");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case 11 -> text.append("\\v");
                default -> appendNumber(text, rune);
            }
        }
    }

    private static void appendNumber(StringBuilder text, int rune) {
        if (rune < ' ' || rune == 0x7f) {
            appendHex(text.append("\\x"), rune, 2);
        } else if (rune < 0x10000) {
            appendHex(text.append("\\u"), rune, 4);
        } else {
            appendHex(text.append("\\U"), rune, 8);
        }
    }

    private static void appendHex(StringBuilder text, int number, int digits) {
        for (var shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            text.append(Character.forDigit((number >> shift) & 0xf, 16));
        }
    }

    private static boolean isPrintableAscii(int rune) {
        return rune >= ' ' && rune < 0x7f;
    }

    /// `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols and the ASCII space.
    public static boolean isPrint(int rune) {
        return switch (Character.getType(rune)) {
            case Character.SPACE_SEPARATOR -> rune == ' ';
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> !LaterCharacters.contain(rune);
        };
    }

    /// `strconv.CanBackquote`.
    public static boolean canBackquote(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '`'
                    || c == 0x7f
                    || c == 0xfeff
                    || (c < ' ' && c != '\t')
                    || GoStrings.isRawByte(text, i)) {
                return false;
            }
        }
        return true;
    }

    /// `strconv.Unquote`, null where the literal is wrong.
    public static @Nullable String unquote(String literal) {
        if (literal.length() < 2 || literal.charAt(0) != literal.charAt(literal.length() - 1)) {
            return null;
        }
        var body = literal.substring(1, literal.length() - 1);
        return switch (literal.charAt(0)) {
            case '`' -> body.indexOf('`') >= 0 ? null : body.replace("\r", "");
            case '"' -> Unquoter.text(body);
            case '\'' -> Unquoter.character(body);
            default -> null;
        };
    }
}
