package dev.sluice.helm.schema.format;

import dev.sluice.helm.value.Quoting;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Signs of which texts may consist.
final class Signs {

    private Signs() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(int c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// The first sign that is not allowed, as a message shows it; null if all are.
    static @Nullable String other(String text, IntPredicate isAllowed) {
        return text.codePoints()
                .filter(c -> !isAllowed.test(c))
                .mapToObj(c -> Quoting.quoteRune(c, false))
                .findFirst()
                .orElse(null);
    }

    static int leadingDigits(String text) {
        var count = 0;
        while (count < text.length() && isDigit(text.charAt(count))) {
            count++;
        }
        return count;
    }
}
