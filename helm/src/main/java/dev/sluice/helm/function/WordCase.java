package dev.sluice.helm.function;

import dev.sluice.helm.value.GoStrings;

/// `HTTPServer` to `http_server` or `http-server` (`camelCaseToLowerCase` of xstrings'
/// `convert.go`).
final class WordCase {

    private final int connector;
    private final StringBuilder text = new StringBuilder();
    private Word word;

    private WordCase(String text, int connector) {
        this.connector = connector;
        this.word = Word.first(text.codePoints().toArray(), 0);
    }

    static String lower(String text, int connector) {
        return text.isEmpty() ? "" : new WordCase(text, connector).convert();
    }

    static boolean isConnector(int rune) {
        return rune == '-' || rune == '_' || Texts.isSpace(rune);
    }

    private String convert() {
        while (word.hasRest()) {
            if (word.kind() != Word.Kind.CONNECTOR) {
                write(word.kind(), word);
            }
            var before = word;
            word = word.next();
            switch (before.kind()) {
                case NUMBER -> afterNumber();
                case CONNECTOR -> write(Word.Kind.CONNECTOR, before);
                case PUNCTUATION -> {}
                case UPPER, LETTERS, OTHER, NONE -> afterLetters();
            }
        }
        write(word.kind(), word);
        return text.toString();
    }

    private void afterNumber() {
        takeLettersAndNumbers();
        if (word.kind() != Word.Kind.NONE && !word.separates()) {
            connect();
        }
    }

    private void afterLetters() {
        if (word.kind() != Word.Kind.NUMBER) {
            if (!word.separates()) {
                connect();
            }
            return;
        }
        if (!word.hasRest()) {
            return;
        }
        // A number belongs to the word before it, unless small letters follow.
        var number = word;
        word = word.next();
        if (word.kind() != Word.Kind.LETTERS) {
            write(Word.Kind.NUMBER, number);
            if (!word.separates()) {
                connect();
            }
            return;
        }
        connect();
        write(Word.Kind.NUMBER, number);
        afterNumber();
    }

    private void takeLettersAndNumbers() {
        while (word.kind() == Word.Kind.LETTERS || word.kind() == Word.Kind.NUMBER) {
            write(word.kind(), word);
            word = word.next();
        }
    }

    private void connect() {
        GoStrings.appendRune(text, connector);
    }

    private void write(Word.Kind kind, Word written) {
        var lowers = kind == Word.Kind.UPPER || kind == Word.Kind.CONNECTOR;
        for (var rune : written.runes()) {
            if (!lowers) {
                text.appendCodePoint(rune);
            } else if (isConnector(rune)) {
                connect();
            } else {
                GoStrings.appendRune(text, isUpper(rune) ? Character.toLowerCase(rune) : rune);
            }
        }
    }

    static boolean isUpper(int rune) {
        return Character.getType(rune) == Character.UPPERCASE_LETTER;
    }
}
