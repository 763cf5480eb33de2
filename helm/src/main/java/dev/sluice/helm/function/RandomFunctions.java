package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.INT;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoStrings;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

/// What looks random but comes from [Draws].
final class RandomFunctions {

    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LONGEST = 1 << 20;

    private final Draws draws;

    private RandomFunctions(Draws draws) {
        this.draws = draws;
    }

    static List<Function> all(Draws draws) {
        var random = new RandomFunctions(draws);
        return List.of(
                random.text("randAlphaNum", LETTERS + DIGITS),
                random.text("randAlpha", LETTERS),
                random.text("randNumeric", DIGITS),
                random.text("randAscii", printable()),
                Function.of("randInt", INT, random::integer, INT, INT),
                Function.of("randBytes", STRING, random::bytes, INT),
                Function.of("uuidv4", STRING, _ -> random.uuid()),
                Function.of("shuffle", STRING, a -> random.shuffled(a.string(0)), STRING));
    }

    private static String printable() {
        var signs = new StringBuilder();
        for (var c = ' '; c < 127; c++) {
            signs.append(c);
        }
        return signs.toString();
    }

    private Function text(String name, String signs) {
        return Function.of(name, STRING, a -> text(a.integer(0), signs), INT);
    }

    private String text(long length, String signs) {
        if (length <= 0) {
            return "";
        }
        bound(length);
        var random = draws.next();
        var text = new StringBuilder((int) length);
        while (text.length() < length) {
            text.append(signs.charAt(random.below(signs.length())));
        }
        return text.toString();
    }

    private static void bound(long length) {
        if (length > LONGEST) {
            throw new FunctionError("no more than %d random characters at once".formatted(LONGEST));
        }
    }

    private GoInt integer(Arguments arguments) {
        var smallest = arguments.integer(0);
        var width = arguments.integer(1) - smallest;
        if (width <= 0) {
            throw new FunctionError("invalid argument to Intn");
        }
        return GoInt.of(smallest + draws.next().below(width));
    }

    private String bytes(Arguments arguments) {
        var length = arguments.integer(0);
        if (length < 0) {
            throw new FunctionError("runtime error: makeslice: len out of range");
        }
        bound(length);
        return EncodingFunctions.base64(draws.next().bytes((int) length));
    }

    private String uuid() {
        var bytes = draws.next().bytes(16);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        var number = new BigInteger(1, bytes);
        return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue()).toString();
    }

    private String shuffled(String text) {
        if (text.isEmpty()) {
            return text;
        }
        var random = draws.next();
        var runes = GoStrings.runes(text);
        for (var i = runes.length - 1; i > 0; i--) {
            swap(runes, i, random);
        }
        return GoStrings.ofRunes(runes);
    }

    private static void swap(int[] runes, int i, KeyStream random) {
        var j = random.below(i + 1);
        var rune = runes[i];
        runes[i] = runes[j];
        runes[j] = rune;
    }
}
