package dev.sluice.helm.function;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// A piece of a text whose runes are of one kind (`nextWord` of xstrings' `convert.go`).
final class Word {

    enum Kind {
        NONE,
        NUMBER,
        UPPER,
        LETTERS,
        CONNECTOR,
        PUNCTUATION,
        OTHER
    }

    private static final int BROKEN = 0xfffd;

    private final Kind kind;
    private final int[] all;
    private final int start;
    private final int end;

    /// @param all the whole text
    private Word(Kind kind, int[] all, int start, int end) {
        this.kind = kind;
        this.all = all;
        this.start = start;
        this.end = end;
    }

    /// The rune found, and where the text goes on behind it.
    private record Found(int rune, int next) {}

    static Word first(int[] all, int start) {
        if (start >= all.length) {
            return new Word(Kind.NONE, all, start, start);
        }
        var found = find(all, start, BROKEN);
        var rune = found.rune;
        if (rune == BROKEN) {
            return new Word(Kind.NONE, all, start, found.next);
        }
        var kind = kind(rune);
        return new Word(kind, all, start, end(kind, all, found));
    }

    Kind kind() {
        return kind;
    }

    Word next() {
        return first(all, end);
    }

    boolean hasRest() {
        return end < all.length;
    }

    /// Whether no other connector is wanted before it.
    boolean separates() {
        return kind == Kind.CONNECTOR || kind == Kind.PUNCTUATION;
    }

    /// Its runes; a byte that is not UTF-8 is the surrogate that stands for it.
    int[] runes() {
        return Arrays.copyOfRange(all, start, end);
    }

    private static Kind kind(int rune) {
        if (WordCase.isConnector(rune)) {
            return Kind.CONNECTOR;
        }
        if (isPunctuation(rune)) {
            return Kind.PUNCTUATION;
        }
        if (WordCase.isUpper(rune)) {
            return Kind.UPPER;
        }
        if (isAlphabet(rune)) {
            return Kind.LETTERS;
        }
        return isNumber(rune) ? Kind.NUMBER : Kind.OTHER;
    }

    private static int end(Kind kind, int[] all, Found first) {
        return switch (kind) {
            case CONNECTOR -> end(all, first, WordCase::isConnector);
            case PUNCTUATION -> end(all, first, Word::isPunctuation);
            case LETTERS -> end(all, first, Word::isSmall);
            case NUMBER -> end(all, first, Word::isNumber);
            case OTHER, NONE -> end(all, first, rune -> kind(rune) == Kind.OTHER);
            case UPPER -> upperEnd(all, first);
        };
    }

    /// In `HTTPStatus` the `S` belongs to the second word.
    private static int upperEnd(int[] all, Found first) {
        if (first.next >= all.length) {
            return first.next;
        }
        var second = find(all, first.next, first.rune);
        if (WordCase.isUpper(second.rune)) {
            return capitalsEnd(all, second);
        }
        return isAlphabet(second.rune) ? end(all, second, Word::isSmall) : first.next;
    }

    private static int capitalsEnd(int[] all, Found second) {
        var end = second.next;
        var last = second.rune;
        var width = 1;
        while (end < all.length) {
            var found = find(all, end, last);
            last = found.rune;
            if (!WordCase.isUpper(last)) {
                break;
            }
            width = found.next - end;
            end = found.next;
        }
        return end < all.length && isAlphabet(last) ? end - width : end;
    }

    private static int end(int[] all, Found first, IntPredicate belongs) {
        var end = first.next;
        var last = first.rune;
        while (end < all.length) {
            var found = find(all, end, last);
            last = found.rune;
            if (!belongs.test(last)) {
                break;
            }
            end = found.next;
        }
        return end;
    }

    /// The next rune that is valid; if there is none, the one before counts again.
    private static Found find(int[] all, int from, int before) {
        for (var i = from; i < all.length; i++) {
            if (all[i] != BROKEN && !isRawByte(all[i])) {
                return new Found(all[i], i + 1);
            }
        }
        return new Found(before, all.length);
    }

    private static boolean isRawByte(int code) {
        return code >= 0xd800 && code <= 0xdfff;
    }

    private static boolean isSmall(int rune) {
        return isAlphabet(rune) && !WordCase.isUpper(rune);
    }

    private static boolean isAlphabet(int rune) {
        var isChinese =
                (rune >= 0x4e00 && rune <= 0x9fcc)
                        || (rune >= 0x3400 && rune <= 0x4d85)
                        || (rune >= 0x20000 && rune <= 0x2b81d);
        return Character.isLetter(rune) && !isChinese;
    }

    /// `unicode.IsNumber`.
    private static boolean isNumber(int rune) {
        return switch (Character.getType(rune)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }

    /// `unicode.IsPunct`.
    private static boolean isPunctuation(int rune) {
        return switch (Character.getType(rune)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }
}
