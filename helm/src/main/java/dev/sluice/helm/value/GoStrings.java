package dev.sluice.helm.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Go's strings are bytes. Here a string is its text as UTF-16, and each byte that is not part of
/// valid UTF-8 is a lone low surrogate, U+DC80 to U+DCFF. Strings of ASCII cost nothing.
public final class GoStrings {

    private static final int ESCAPE = 0xdc00;

    private GoStrings() {}

    /// The string of these bytes.
    public static String of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    public static String of(byte[] bytes, int from, int to) {
        var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return text.indexOf(0xfffd) < 0 ? text : decode(bytes, from, to);
    }

    private static String decode(byte[] bytes, int from, int to) {
        var text = new StringBuilder(to - from);
        var at = from;
        while (at < to) {
            var width = width(bytes, at, to);
            if (width == 0) {
                text.append((char) (ESCAPE + (bytes[at++] & 0xff)));
            } else {
                text.append(new String(bytes, at, width, StandardCharsets.UTF_8));
                at += width;
            }
        }
        return text.toString();
    }

    /// How many bytes the valid UTF-8 sequence here has, 0 if there is none.
    private static int width(byte[] bytes, int at, int to) {
        var first = bytes[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        var width = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (width == 0 || at + width > to) {
            return 0;
        }
        for (var i = 1; i < width; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        var second = bytes[at + 1] & 0xff;
        var tooLongOrBeyond =
                (first == 0xe0 && second < 0xa0)
                        || (first == 0xed && second > 0x9f)
                        || (first == 0xf0 && second < 0x90)
                        || (first == 0xf4 && second > 0x8f);
        return tooLongOrBeyond ? 0 : width;
    }

    public static byte[] bytes(String text) {
        if (!hasSurrogates(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        var bytes = new byte[text.length() * 3];
        var size = 0;
        for (var i = 0; i < text.length(); i++) {
            if (isRawByte(text, i)) {
                bytes[size++] = (byte) (text.charAt(i) - ESCAPE);
            } else {
                var end = i + 1;
                if (Character.isHighSurrogate(text.charAt(i))) {
                    end++;
                }
                var part = text.substring(i, end).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(part, 0, bytes, size, part.length);
                size += part.length;
                i = end - 1;
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    /// `len(text)`.
    public static int length(String text) {
        var length = text.length();
        var size = length;
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if (c >= 0x80) {
                if (c < 0x800) {
                    size++;
                } else if (Character.isHighSurrogate(c)) {
                    // Two chars are four bytes.
                    size += 2;
                    i++;
                } else if (!Character.isLowSurrogate(c)) {
                    size += 2;
                }
            }
        }
        return size;
    }

    /// `text[from:to]`, by bytes.
    public static String slice(String text, int from, int to) {
        if (isAscii(text)) {
            return text.substring(from, to);
        }
        return of(bytes(text), from, to);
    }

    /// `text[index]`, a byte.
    public static int byteAt(String text, int index) {
        return isAscii(text) ? text.charAt(index) : bytes(text)[index] & 0xff;
    }

    /// Go's order of strings: by bytes.
    public static int compare(String left, String right) {
        var length = Math.min(left.length(), right.length());
        for (var i = 0; i < length; i++) {
            var a = left.charAt(i);
            var b = right.charAt(i);
            if (a != b) {
                return a < 0xd800 && b < 0xd800
                        ? a - b
                        : Arrays.compareUnsigned(bytes(left), bytes(right));
            }
        }
        return left.length() - right.length();
    }

    /// Whether the char here stands for a byte that is not UTF-8.
    public static boolean isRawByte(CharSequence text, int index) {
        var c = text.charAt(index);
        return c >= ESCAPE + 0x80
                && c <= ESCAPE + 0xff
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /// The rune that begins at this char: U+FFFD for a byte that is not UTF-8.
    public static int runeAt(String text, int index) {
        var rune = text.codePointAt(index);
        return rune >= 0xd800 && rune <= 0xdfff ? 0xfffd : rune;
    }

    /// `utf8.RuneCountInString(text)`.
    public static int runeCount(String text) {
        return text.codePointCount(0, text.length());
    }

    /// `[]rune(text)`.
    public static int[] runes(String text) {
        return text.codePoints().map(GoStrings::valid).toArray();
    }

    /// `string(runes)`.
    public static String ofRunes(int... runes) {
        var text = new StringBuilder(runes.length);
        for (var rune : runes) {
            appendRune(text, rune);
        }
        return text.toString();
    }

    public static void appendRune(StringBuilder text, int rune) {
        text.appendCodePoint(valid(rune));
    }

    private static int valid(int rune) {
        return rune < 0 || rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff) ? 0xfffd : rune;
    }

    /// `utf8.ValidString(text)`.
    public static boolean isValid(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isRawByte(text, i)) {
                return false;
            }
        }
        return true;
    }

    /// What strings put together become: bytes that make up a character again are that character.
    public static String joined(String text) {
        return isValid(text) ? text : of(bytes(text));
    }

    public static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasSurrogates(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
