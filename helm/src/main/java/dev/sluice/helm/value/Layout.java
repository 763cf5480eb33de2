package dev.sluice.helm.value;

import java.util.Locale;

/// Flags, width and precision of one verb, and how they set a text (fmt/format.go).
final class Layout {

    final StringBuilder out;
    boolean plus;
    boolean minus;
    boolean sharp;
    boolean space;
    boolean zero;

    /// `%+v` and `%#v`: names of fields, and Go syntax.
    boolean fieldNames;

    boolean goSyntax;
    boolean hasWidth;
    boolean hasPrecision;
    int width;
    int precision;

    Layout(StringBuilder out) {
        this.out = out;
    }

    void clear() {
        plus = false;
        minus = false;
        sharp = false;
        space = false;
        zero = false;
        fieldNames = false;
        goSyntax = false;
        hasWidth = false;
        hasPrecision = false;
        width = 0;
        precision = 0;
    }

    void pad(String text) {
        pad(text, zero);
    }

    private void pad(String text, boolean withZeros) {
        var missing = hasWidth ? width - GoStrings.runeCount(text) : 0;
        if (minus) {
            out.append(text).repeat(' ', Math.max(0, missing));
        } else {
            out.repeat(withZeros ? '0' : ' ', Math.max(0, missing)).append(text);
        }
    }

    void string(String text) {
        pad(truncated(text));
    }

    void quoted(String text) {
        var part = truncated(text);
        if (sharp && Quoting.canBackquote(part)) {
            pad("`" + part + "`");
        } else {
            pad(plus ? Quoting.quoteToAscii(part) : Quoting.quote(part));
        }
    }

    private String truncated(String text) {
        return hasPrecision && precision < GoStrings.runeCount(text)
                ? text.substring(0, text.offsetByCodePoints(0, precision))
                : text;
    }

    /// Each byte as two hexadecimal digits.
    void hex(byte[] bytes, char verb) {
        var length = hasPrecision ? Math.min(precision, bytes.length) : bytes.length;
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) {
            if (space && i > 0) {
                text.append(' ');
            }
            if (sharp && (space || i == 0)) {
                text.append("0x");
            }
            text.append(Character.forDigit((bytes[i] >> 4) & 0xf, 16));
            text.append(Character.forDigit(bytes[i] & 0xf, 16));
        }
        pad(verb == 'X' ? upper(text.toString()) : text.toString());
    }

    void character(long code) {
        pad(GoStrings.ofRunes(rune(code)));
    }

    void quotedCharacter(long code) {
        pad(Quoting.quoteRune(rune(code), plus));
    }

    private static int rune(long code) {
        return code < 0 || code > 0x10ffff ? 0xfffd : (int) code;
    }

    /// U+0041, with `#` also 'A'.
    void unicode(long code) {
        var digits = upper(Long.toHexString(code));
        var least = hasPrecision && precision > 4 ? precision : 4;
        var text = new StringBuilder("U+");
        text.repeat('0', Math.max(0, least - digits.length())).append(digits);
        if (sharp && code >= 0 && code <= 0x10ffff && Quoting.isPrint((int) code)) {
            text.append(" '").appendCodePoint((int) code).append('\'');
        }
        pad(text.toString(), false);
    }

    void integer(long value, boolean signed, int base, char verb) {
        var negative = signed && value < 0;
        var digits = Long.toUnsignedString(negative ? -value : value, base);
        if (hasPrecision && precision == 0 && value == 0) {
            pad("", false);
            return;
        }
        var text = new StringBuilder().append(sign(negative));
        var least = precision;
        if (!hasPrecision && zero && !minus && hasWidth) {
            least = width - text.length();
        }
        var zeros = "0".repeat(Math.max(0, least - digits.length()));
        text.append(prefix(base, verb, zeros + digits)).append(zeros).append(digits);
        pad(verb == 'X' ? upper(text.toString()) : text.toString(), false);
    }

    private String sign(boolean negative) {
        return negative ? "-" : plus ? "+" : space ? " " : "";
    }

    private String prefix(int base, char verb, String digits) {
        if (verb == 'O') {
            return sharp && digits.charAt(0) != '0' ? "0o0" : "0o";
        }
        if (!sharp) {
            return "";
        }
        return switch (base) {
            case 2 -> "0b";
            case 8 -> digits.charAt(0) == '0' ? "" : "0";
            case 16 -> "0x";
            default -> "";
        };
    }

    void floating(double value, char verb, int usualPrecision) {
        var places = hasPrecision ? precision : usualPrecision;
        var digits = Floats.text(value, verb, places);
        var sign = '+';
        if (digits.charAt(0) == '-' || digits.charAt(0) == '+') {
            sign = digits.charAt(0);
            digits = digits.substring(1);
        }
        if (space && sign == '+' && !plus) {
            sign = ' ';
        }
        if (digits.charAt(0) == 'I' || digits.charAt(0) == 'N') {
            var isBare = digits.charAt(0) == 'N' && !space && !plus;
            pad(isBare ? digits : sign + digits, false);
            return;
        }
        if (sharp && verb != 'b') {
            digits = SharpFloats.withPoint(digits, verb, places);
        }
        if (!plus && sign == '+') {
            pad(digits);
        } else if (zero && !minus && hasWidth && width > digits.length() + 1) {
            out.append(sign).repeat('0', width - digits.length() - 1).append(digits);
        } else {
            pad(sign + digits);
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
