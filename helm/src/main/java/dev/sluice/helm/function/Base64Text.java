package dev.sluice.helm.function;

import dev.sluice.helm.value.GoBytes;
import java.util.Arrays;

/// Reads base64 as Go's `encoding/base64` does: line breaks anywhere, strict padding, and errors
/// that name the byte.
final class Base64Text {

    /// What was read, or why nothing was.
    sealed interface Decoded {

        record Bytes(GoBytes bytes) implements Decoded {}

        record Corrupt(int offset) implements Decoded {

            String message() {
                return "illegal base64 data at input byte " + offset;
            }
        }
    }

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final byte[] source;
    private final byte[] target;
    private int at;
    private int size;

    private Base64Text(byte[] source) {
        this.source = source;
        this.target = new byte[source.length / 4 * 3 + 3];
    }

    static Decoded decode(byte[] source) {
        var reader = new Base64Text(source);
        while (reader.at < source.length) {
            var corrupt = reader.quantum();
            if (corrupt >= 0) {
                return new Decoded.Corrupt(corrupt);
            }
        }
        return new Decoded.Bytes(GoBytes.copyOf(Arrays.copyOf(reader.target, reader.size)));
    }

    /// Reads four digits; the offset of what is wrong, or -1.
    private int quantum() {
        var bits = 0;
        var count = 0;
        while (count < 4) {
            if (at == source.length) {
                return count == 0 ? -1 : at - count;
            }
            var c = source[at++];
            var digit = c < 0 ? -1 : ALPHABET.indexOf(c);
            if (digit >= 0) {
                bits = (bits << 6) | digit;
                count++;
            } else if (c == '=') {
                return padding(bits, count);
            } else if (!isBreak(c)) {
                return at - 1;
            }
        }
        put(bits, 3);
        return -1;
    }

    private int padding(int bits, int count) {
        if (count < 2) {
            return at - 1;
        }
        if (count == 2) {
            skipBreaks();
            if (at == source.length) {
                return source.length;
            }
            if (source[at] != '=') {
                return at - 1;
            }
            at++;
        }
        skipBreaks();
        if (at < source.length) {
            return at;
        }
        put(bits << (6 * (4 - count)), count - 1);
        return -1;
    }

    private void put(int bits, int bytes) {
        for (var i = 0; i < bytes; i++) {
            target[size++] = (byte) (bits >> (16 - 8 * i));
        }
    }

    private void skipBreaks() {
        while (at < source.length && isBreak(source[at])) {
            at++;
        }
    }

    private static boolean isBreak(byte c) {
        return c == '\n' || c == '\r';
    }
}
