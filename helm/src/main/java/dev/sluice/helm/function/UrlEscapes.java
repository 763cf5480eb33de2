package dev.sluice.helm.function;

import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.Quoting;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// Which signs each part of a URL holds as they are (`encoding_table.go` of Go's `net/url`).
public enum UrlEscapes {
    PATH("-._~$&+,/:;=@"),
    SEGMENT("-._~$&+:=@"),
    USER("-._~$&+,;="),
    HOST("-._~$&+,;=!\"'()*:<>[]"),
    ZONE("-._~$&+,;=!\"'()*:<>[]"),
    FRAGMENT("-._~$&+,/:;=@!()*?");

    private static final String HEX = "0123456789ABCDEF";

    private final String plain;

    UrlEscapes(String plain) {
        this.plain = plain;
    }

    private boolean isPlain(int b) {
        return b < 0x80 && (Character.isLetterOrDigit(b) || plain.indexOf(b) >= 0);
    }

    /// The text with a percent sign before the bytes of other signs.
    public String escape(String text) {
        var escaped = new StringBuilder();
        for (var b : GoStrings.bytes(text)) {
            if (isPlain(b & 0xff)) {
                escaped.append((char) b);
            } else {
                escaped.append('%').append(HEX.charAt(b >> 4 & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        return escaped.toString();
    }

    /// The text with the bytes that percent signs stand for.
    ///
    /// @throws FunctionError if a percent sign begins no byte
    public String unescape(String text) {
        var bytes = GoStrings.bytes(text);
        var plainBytes = new ByteArrayOutputStream(bytes.length);
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                plainBytes.write(escaped(bytes, i));
                i += 2;
            } else {
                check(bytes[i]);
                plainBytes.write(bytes[i]);
            }
        }
        return GoStrings.of(plainBytes.toByteArray());
    }

    private int escaped(byte[] bytes, int at) {
        var end = Math.min(bytes.length, at + 3);
        var sign = GoStrings.of(bytes, at, end);
        if (!sign.matches("%[0-9a-fA-F]{2}")) {
            throw invalidEscape(sign);
        }
        var value = Integer.parseInt(sign.substring(1).toUpperCase(Locale.ROOT), 16);
        var isRefused =
                switch (this) {
                    case HOST -> value < 0x80;
                    case ZONE -> value != ' ' && !HOST.isPlain(value);
                    case PATH, SEGMENT, USER, FRAGMENT -> false;
                };
        if (isRefused && !sign.equals("%25")) {
            throw invalidEscape(sign);
        }
        return value;
    }

    private static FunctionError invalidEscape(String sign) {
        return new FunctionError("invalid URL escape " + Quoting.quote(sign));
    }

    private void check(byte b) {
        if ((this == HOST || this == ZONE) && b >= 0 && !isPlain(b)) {
            var sign = Quoting.quote(Character.toString(b));
            throw new FunctionError("invalid character " + sign + " in host name");
        }
    }
}
