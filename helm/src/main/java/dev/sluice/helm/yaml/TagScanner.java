package dev.sluice.helm.yaml;

import dev.sluice.helm.value.GoStrings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Reads directives, tags and anchors (scannerc.go).
final class TagScanner {

    private static final int LONGEST_VERSION = 2;
    private static final String OF_URI = ";/?:@&=+$,.!~*'()[]%";

    private final Characters text;

    TagScanner(Characters text) {
        this.text = text;
    }

    YamlToken directive() {
        var start = text.mark();
        text.skip();
        var token =
                switch (directiveName(start)) {
                    case "YAML" -> version(start);
                    case "TAG" -> tagDirective(start);
                    default -> throw error(start, "found unknown directive name");
                };
        text.skipBlanks();
        if (text.is('#')) {
            text.skipToBreak();
        }
        if (!text.isBreakOrEnd()) {
            throw error(start, "did not find expected comment or line break");
        }
        text.skipLine();
        return token;
    }

    private String directiveName(Mark start) {
        var name = word();
        if (name.isEmpty()) {
            throw error(start, "could not find expected directive name");
        }
        if (!text.isBlankOrEnd(0)) {
            throw error(start, "found unexpected non-alphabetical character");
        }
        return name;
    }

    private YamlToken version(Mark start) {
        text.skipBlanks();
        var major = versionNumber(start);
        if (!text.is('.')) {
            throw error(start, "did not find expected digit or '.' character");
        }
        text.skip();
        var minor = versionNumber(start);
        return YamlToken.of(
                YamlToken.Kind.VERSION_DIRECTIVE, start, text.mark(), major + "." + minor);
    }

    private int versionNumber(Mark start) {
        text.need(1);
        var length = 0;
        var number = 0;
        while (text.isDigit()) {
            if (++length > LONGEST_VERSION) {
                throw error(start, "found extremely long version number");
            }
            number = number * 10 + text.peek() - '0';
            text.skip();
            text.need(1);
        }
        if (length == 0) {
            throw error(start, "did not find expected version number");
        }
        return number;
    }

    private YamlToken tagDirective(Mark start) {
        text.skipBlanks();
        var handle = handle(true, start);
        text.need(1);
        if (!text.isBlank()) {
            throw error(start, "did not find expected whitespace");
        }
        text.skipBlanks();
        var prefix = uri("", start);
        text.need(1);
        if (!text.isBlankOrEnd(0)) {
            throw error(start, "did not find expected whitespace or line break");
        }
        return new YamlToken(YamlToken.Kind.TAG_DIRECTIVE, start, text.mark(), handle, prefix);
    }

    YamlToken anchor(YamlToken.Kind kind) {
        var start = text.mark();
        text.skip();
        var name = word();
        var end = text.mark();
        var isDelimited = text.isBlankOrEnd(0) || "?:,]}%@`".indexOf(text.peek()) >= 0;
        if (name.isEmpty() || !isDelimited) {
            throw error(start, "did not find expected alphabetic or numeric character");
        }
        return YamlToken.of(kind, start, end, name);
    }

    private String word() {
        var word = new StringBuilder();
        text.need(1);
        while (text.isWord()) {
            word.appendCodePoint(text.read());
            text.need(1);
        }
        return word.toString();
    }

    YamlToken tag() {
        var start = text.mark();
        var handle = "";
        var suffix = "";
        text.need(2);
        if (text.peek(1) == '<') {
            text.skip();
            text.skip();
            suffix = uri("", start);
            if (!text.is('>')) {
                throw error(start, "did not find the expected '>'");
            }
            text.skip();
        } else {
            handle = handle(false, start);
            if (handle.length() > 1 && handle.endsWith("!")) {
                suffix = uri("", start);
            } else {
                suffix = uri(handle, start);
                handle = suffix.isEmpty() ? "" : "!";
                suffix = suffix.isEmpty() ? "!" : suffix;
            }
        }
        text.need(1);
        if (!text.isBlankOrEnd(0)) {
            throw error(start, "did not find expected whitespace or line break");
        }
        return new YamlToken(YamlToken.Kind.TAG, start, text.mark(), handle, suffix);
    }

    private String handle(boolean isDirective, Mark start) {
        text.need(1);
        if (!text.is('!')) {
            throw error(start, "did not find expected '!'");
        }
        text.skip();
        var handle = "!" + word();
        if (text.is('!')) {
            text.skip();
            return handle + "!";
        }
        if (isDirective && !handle.equals("!")) {
            throw error(start, "did not find expected '!'");
        }
        return handle;
    }

    /// @param head a handle that turned out to be the beginning of the tag
    private String uri(String head, Mark start) {
        var uri = new ByteArrayOutputStream();
        var isEmpty = head.isEmpty();
        if (!isEmpty) {
            uri.writeBytes(head.substring(1).getBytes(StandardCharsets.UTF_8));
        }
        text.need(1);
        while (text.isWord() || (!text.isAtEnd() && OF_URI.indexOf(text.peek()) >= 0)) {
            if (text.is('%')) {
                escapes(uri, start);
            } else {
                uri.write(text.read());
            }
            text.need(1);
            isEmpty = false;
        }
        if (isEmpty) {
            throw error(start, "did not find expected tag URI");
        }
        return GoStrings.of(uri.toByteArray());
    }

    /// The octets of one character.
    private void escapes(ByteArrayOutputStream uri, Mark start) {
        var left = 0;
        do {
            text.need(3);
            var high = Character.digit(text.peek(1), 16);
            var low = Character.digit(text.peek(2), 16);
            if (!text.is('%') || high < 0 || low < 0) {
                throw error(start, "did not find URI escaped octet");
            }
            var octet = high * 16 + low;
            if (left == 0) {
                left = Characters.width(octet);
                if (left == 0) {
                    throw error(start, "found an incorrect leading UTF-8 octet");
                }
            } else if ((octet & 0xc0) != 0x80) {
                throw error(start, "found an incorrect trailing UTF-8 octet");
            }
            uri.write(octet);
            text.skip();
            text.skip();
            text.skip();
            left--;
        } while (left > 0);
    }

    private YamlError error(Mark start, String message) {
        return YamlError.scanning(start, text.mark(), message);
    }
}
