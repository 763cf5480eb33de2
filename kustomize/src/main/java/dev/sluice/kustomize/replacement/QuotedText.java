package dev.sluice.kustomize.replacement;

import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlPrinter;

/// Strings in the quotes of YAML.
final class QuotedText {

    private static final String ESCAPED = "\"\\\b\t\n\r\u0007\u000b\f\u001b\0";
    private static final String ESCAPES = "\"\\btnravfe0";

    private QuotedText() {}

    static String inDouble(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    /// What single quotes cannot hold goes into double ones.
    static String inSingle(String text) {
        var isPrintable = text.codePoints().noneMatch(c -> c < ' ' || c == 0x7F);
        return isPrintable ? "'" + text.replace("'", "''") + "'" : inDouble(text);
    }

    /// Whether a string needs no quotes in block style.
    static boolean mayStandPlain(String text) {
        var printed = YamlPrinter.print(YamlNode.of(text));
        return !printed.startsWith("'") && !printed.startsWith("|") && !isEscaped(text);
    }

    private static boolean isEscaped(String text) {
        return text.isEmpty() || text.codePoints().anyMatch(c -> c < ' ' || c == 0x7F);
    }

    private static void append(StringBuilder quoted, int c) {
        var index = c < 0x80 ? ESCAPED.indexOf(c) : -1;
        if (index >= 0) {
            quoted.append('\\').append(ESCAPES.charAt(index));
        } else if (c < ' ' || c == 0x7F) {
            quoted.append("\\x%02X".formatted(c));
        } else {
            quoted.appendCodePoint(c);
        }
    }
}
