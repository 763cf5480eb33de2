package dev.sluice.helm.time;

import dev.sluice.helm.value.GoStrings;

/// A text is no time, or no duration; the message says why in Go's words.
public final class InvalidTime extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    InvalidTime(String message) {
        super(message);
    }

    /// A text in quotes, as `time` quotes it: signs that are not ASCII by their bytes.
    static String quote(String text) {
        var quoted = new StringBuilder("\"");
        for (var b : GoStrings.bytes(text)) {
            if (b < ' ') {
                quoted.append("\\x%02x".formatted(b & 0xFF));
            } else {
                quoted.append(b == '"' || b == '\\' ? "\\" : "").append((char) b);
            }
        }
        return quoted.append('"').toString();
    }
}
