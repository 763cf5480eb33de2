package dev.sluice.helm.function;

import dev.sluice.helm.value.GoBytes;
import java.io.ByteArrayOutputStream;

/// Base32 as Go's `encoding/base32` writes and reads it.
final class Base32Text {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32Text() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder((bytes.length + 4) / 5 * 8);
        for (var start = 0; start < bytes.length; start += 5) {
            var count = Math.min(5, bytes.length - start);
            var bits = 0L;
            for (var i = 0; i < 5; i++) {
                bits = (bits << 8) | (i < count ? bytes[start + i] & 0xff : 0);
            }
            var digits = (count * 8 + 4) / 5;
            for (var i = 0; i < 8; i++) {
                var digit = (int) (bits >> (35 - 5 * i)) & 0x1f;
                text.append(i < digits ? ALPHABET.charAt(digit) : '=');
            }
        }
        return text.toString();
    }

    /// The bytes, or a message.
    static Base64Text.Decoded decode(byte[] source) {
        var text = withoutBreaks(source);
        var bytes = new ByteArrayOutputStream();
        for (var start = 0; start < text.length; start += 8) {
            var count = digits(text, start);
            if (count.corrupt >= 0) {
                return new Base64Text.Decoded.Corrupt(count.corrupt);
            }
            for (var i = 0; i < count.digits * 5 / 8; i++) {
                bytes.write((int) (count.bits >> (32 - 8 * i)));
            }
            if (count.digits < 8) {
                break;
            }
        }
        return new Base64Text.Decoded.Bytes(GoBytes.copyOf(bytes.toByteArray()));
    }

    /// Up to eight digits.
    ///
    /// @param corrupt where something is wrong, or -1
    private record Group(long bits, int digits, int corrupt) {

        static Group wrong(int offset) {
            return new Group(0, 0, offset);
        }
    }

    private static Group digits(byte[] text, int start) {
        var bits = 0L;
        for (var j = 0; j < 8; j++) {
            var at = start + j;
            if (at == text.length) {
                return Group.wrong(text.length - j);
            }
            var rest = text.length - at - 1;
            if (text[at] == '=' && j >= 2 && rest < 8) {
                return padded(text, bits, j, at);
            }
            var digit = text[at] < 0 ? -1 : ALPHABET.indexOf(text[at]);
            if (digit < 0) {
                return Group.wrong(at);
            }
            bits = (bits << 5) | digit;
        }
        return new Group(bits, 8, -1);
    }

    private static Group padded(byte[] text, long bits, int digits, int at) {
        var rest = text.length - at - 1;
        if (rest + digits < 7) {
            return Group.wrong(text.length);
        }
        for (var k = 0; k < 7 - digits; k++) {
            if (rest > k && text[at + 1 + k] != '=') {
                return Group.wrong(at + k);
            }
        }
        if (digits == 3 || digits == 6) {
            return Group.wrong(at);
        }
        return new Group(bits << (5 * (8 - digits)), digits, -1);
    }

    private static byte[] withoutBreaks(byte[] source) {
        var kept = new ByteArrayOutputStream(source.length);
        for (var b : source) {
            if (b != '\n' && b != '\r') {
                kept.write(b);
            }
        }
        return kept.toByteArray();
    }
}
