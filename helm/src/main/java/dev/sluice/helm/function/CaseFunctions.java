package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoStrings;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Upper and lower case, rune by rune, as Go's `strings` and Masterminds' goutils have it.
final class CaseFunctions {

    private CaseFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of("upper", STRING, a -> map(a.string(0), Character::toUpperCase), STRING),
                Function.of("lower", STRING, a -> map(a.string(0), Character::toLowerCase), STRING),
                Function.of("title", STRING, a -> title(a.string(0)), STRING),
                Function.of("untitle", STRING, a -> untitle(a.string(0)), STRING),
                Function.of("swapcase", STRING, a -> swap(a.string(0)), STRING),
                Function.of("initials", STRING, a -> initials(a.string(0)), STRING),
                Function.of("nospace", STRING, a -> withoutSpace(a.string(0)), STRING),
                Function.of("snakecase", STRING, a -> WordCase.lower(a.string(0), '_'), STRING),
                Function.of("kebabcase", STRING, a -> WordCase.lower(a.string(0), '-'), STRING),
                Function.of("camelcase", STRING, a -> PascalCase.of(a.string(0)), STRING));
    }

    private static String map(String text, IntUnaryOperator mapping) {
        var runes = GoStrings.runes(text);
        for (var i = 0; i < runes.length; i++) {
            runes[i] = mapping.applyAsInt(runes[i]);
        }
        return GoStrings.ofRunes(runes);
    }

    /// `strings.Title`: the first letter of each word.
    private static String title(String text) {
        var runes = GoStrings.runes(text);
        var before = (int) ' ';
        for (var i = 0; i < runes.length; i++) {
            var rune = runes[i];
            runes[i] = separates(before) ? Character.toTitleCase(rune) : rune;
            before = rune;
        }
        return GoStrings.ofRunes(runes);
    }

    private static boolean separates(int rune) {
        if (rune <= 0x7f) {
            return !Character.isLetterOrDigit(rune) && rune != '_';
        }
        return !Character.isLetter(rune) && !Character.isDigit(rune) && Texts.isSpace(rune);
    }

    private static String untitle(String text) {
        var runes = GoStrings.runes(text);
        var starts = true;
        for (var i = 0; i < runes.length; i++) {
            if (Texts.isSpace(runes[i])) {
                starts = true;
            } else if (starts) {
                runes[i] = Character.toLowerCase(runes[i]);
                starts = false;
            }
        }
        return GoStrings.ofRunes(runes);
    }

    private static String swap(String text) {
        var runes = GoStrings.runes(text);
        var afterSpace = true;
        for (var i = 0; i < runes.length; i++) {
            var rune = runes[i];
            switch (Character.getType(rune)) {
                case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> {
                    runes[i] = Character.toLowerCase(rune);
                    afterSpace = false;
                }
                case Character.LOWERCASE_LETTER -> {
                    runes[i] =
                            afterSpace ? Character.toTitleCase(rune) : Character.toUpperCase(rune);
                    afterSpace = false;
                }
                default -> afterSpace = Texts.isSpace(rune);
            }
        }
        return GoStrings.ofRunes(runes);
    }

    /// The first byte of each word, taken for a rune.
    private static String initials(String text) {
        var initials = new StringBuilder();
        var afterSpace = true;
        for (var b : GoStrings.bytes(text)) {
            var isSpace = Texts.isSpace(b & 0xff);
            if (!isSpace && afterSpace) {
                initials.append((char) (b & 0xff));
            }
            afterSpace = isSpace;
        }
        return initials.toString();
    }

    /// Each byte is taken for a rune, if there is any space at all.
    private static String withoutSpace(String text) {
        var bytes = GoStrings.bytes(text);
        var kept = new StringBuilder();
        for (var b : bytes) {
            if (!Texts.isSpace(b & 0xff)) {
                kept.append((char) (b & 0xff));
            }
        }
        return kept.length() == bytes.length ? text : kept.toString();
    }
}
