package dev.sluice.helm.function;

import dev.sluice.helm.value.GoStrings;

/// `http_server` to `HttpServer` (`toCamelCase` of xstrings' `convert.go`).
final class PascalCase {

    private final int[] runes;
    private final StringBuilder text = new StringBuilder();
    private boolean afterUpper;
    private int at;

    private PascalCase(String text) {
        this.runes = GoStrings.runes(text);
    }

    static String of(String text) {
        return text.isEmpty() ? "" : new PascalCase(text).convert();
    }

    private String convert() {
        var last = first();
        if (at >= runes.length) {
            GoStrings.appendRune(text, last);
            return text.toString();
        }
        while (at < runes.length) {
            var before = last;
            last = runes[at++];
            if (WordCase.isConnector(last) && WordCase.isConnector(before)) {
                GoStrings.appendRune(text, before);
            } else if (WordCase.isConnector(before)) {
                afterUpper = isUpper(last);
                last = Character.toUpperCase(last);
            } else {
                last = lowered(last);
                GoStrings.appendRune(text, before);
            }
        }
        GoStrings.appendRune(text, last);
        return text.toString();
    }

    /// The first rune that connects nothing, in upper case; those before it stay.
    private int first() {
        var rune = 0;
        while (at < runes.length) {
            rune = runes[at++];
            if (!WordCase.isConnector(rune)) {
                afterUpper = isUpper(rune);
                return Character.toUpperCase(rune);
            }
            GoStrings.appendRune(text, rune);
        }
        return rune;
    }

    private int lowered(int rune) {
        if (afterUpper && isUpper(rune)) {
            return Character.toLowerCase(rune);
        }
        afterUpper = false;
        return rune;
    }

    private static boolean isUpper(int rune) {
        return Character.getType(rune) == Character.UPPERCASE_LETTER;
    }
}
