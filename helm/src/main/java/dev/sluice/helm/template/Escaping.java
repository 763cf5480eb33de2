package dev.sluice.helm.template;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.Quoting;

/// `html`, `js` and `urlquery`.
final class Escaping {

    private static final String URL_SAFE = "-_.~";

    private Escaping() {}

    static String html(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case 0 -> escaped.append('\ufffd');
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String js(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            var rune = text.codePointAt(i);
            if (GoStrings.isRawByte(text, i)) {
                escaped.append(text.charAt(i));
                continue;
            }
            switch (rune) {
                case '\\' -> escaped.append("\\\\");
                case '\'' -> escaped.append("\\'");
                case '"' -> escaped.append("\\\"");
                case '<', '>', '&', '=' -> escaped.append(Format.printf("\\u%04X", GoInt.of(rune)));
                default -> {
                    if (rune >= ' ' && (rune < 0x80 || Quoting.isPrint(rune))) {
                        escaped.appendCodePoint(rune);
                    } else {
                        escaped.append(Format.printf("\\u%04X", GoInt.of(rune)));
                    }
                }
            }
            i += Character.charCount(rune) - 1;
        }
        return escaped.toString();
    }

    static String urlQuery(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (var b : GoStrings.bytes(text)) {
            var c = b & 0xff;
            if (c == ' ') {
                escaped.append('+');
            } else if (c < 0x80 && (Character.isLetterOrDigit(c) || URL_SAFE.indexOf(c) >= 0)) {
                escaped.append((char) c);
            } else {
                escaped.append(Format.printf("%%%02X", GoInt.of(c)));
            }
        }
        return escaped.toString();
    }
}
