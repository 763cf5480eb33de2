package dev.sluice.helm.encoding;

import dev.sluice.helm.value.GoStrings;

/// What becomes of a string of JSON that go-yaml 2 reads as YAML (`scannerc.go`, `readerc.go`).
final class JsonInYaml {

    /// The longest key that the scanner takes for one, in characters of JSON.
    private static final int LONGEST_KEY = 1024;

    private static final char NEXT_LINE = '\u0085';

    private JsonInYaml() {}

    static String key(String key) {
        // Only a long key is worth writing out to count it.
        if (key.length() * 6 + 2 > LONGEST_KEY
                && GoStrings.runeCount(JsonWriter.write(key)) > LONGEST_KEY) {
            throw new EncodingError("yaml: line 1: did not find expected ',' or '}'");
        }
        if (key.indexOf(NEXT_LINE) >= 0) {
            throw new EncodingError("yaml: line 2: did not find expected ',' or '}'");
        }
        return text(key);
    }

    static String text(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x7f) {
                return unusual(text);
            }
        }
        return text;
    }

    private static String unusual(String text) {
        var read = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var isControl = c >= 0x7f && c < 0xa0 && c != NEXT_LINE;
            if (isControl || c == 0xfffe || c == 0xffff) {
                throw new EncodingError("yaml: control characters are not allowed");
            }
            read.append(GoStrings.isRawByte(text, i) ? '\ufffd' : c);
        }
        return read.indexOf(Character.toString(NEXT_LINE)) < 0
                ? read.toString()
                : folded(read.toString());
    }

    /// The line break U+0085 is the only one that JSON does not escape: it folds into a space.
    private static String folded(String text) {
        var lines = text.split(Character.toString(NEXT_LINE), -1);
        var folded = new StringBuilder(withoutEnd(lines[0]));
        var breaks = 0;
        for (var i = 1; i < lines.length; i++) {
            breaks++;
            var isLast = i == lines.length - 1;
            var line = isLast ? withoutStart(lines[i]) : withoutEnd(withoutStart(lines[i]));
            if (!line.isEmpty() || isLast) {
                folded.append(breaks == 1 ? " " : "\n".repeat(breaks - 1)).append(line);
                breaks = 0;
            }
        }
        return folded.toString();
    }

    private static String withoutStart(String line) {
        return line.replaceFirst("^ +", "");
    }

    private static String withoutEnd(String line) {
        return line.replaceFirst(" +$", "");
    }
}
