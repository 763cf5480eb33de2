package dev.sluice.helm.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoStringsTest {

    @Test
    void countsBytesAndRunes() {
        assertThat(GoStrings.length("aé世😀")).isEqualTo(10);
        assertThat(GoStrings.runeCount("aé世😀")).isEqualTo(4);
    }

    @Test
    void cutsBetweenTheBytesOfACharacterAndJoinsThemAgain() {
        var first = GoStrings.slice("é", 0, 1);
        var second = GoStrings.slice("é", 1, 2);

        assertThat(Quoting.quote(first)).isEqualTo("\"\\xc3\"");
        assertThat(GoStrings.length(first)).isEqualTo(1);
        assertThat(GoStrings.joined(first + second)).isEqualTo("é");
    }

    @Test
    void readsAndWritesBytesThatAreNoText() {
        var bytes = new byte[] {'a', (byte) 0xff, (byte) 0xed, (byte) 0xa0, (byte) 0x80, 'b'};

        var text = GoStrings.of(bytes);

        assertThat(GoStrings.bytes(text)).isEqualTo(bytes);
        assertThat(GoStrings.isValid(text)).isFalse();
        assertThat(GoStrings.runes(text)).containsExactly('a', 0xfffd, 0xfffd, 0xfffd, 0xfffd, 'b');
    }

    @Test
    void ordersByBytesAndNotByChars() {
        assertThat(GoStrings.compare("\uffee", "😀")).isNegative();
        assertThat(GoStrings.compare("a", "ab")).isNegative();
        assertThat(GoStrings.compare("b", "ab")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "tab\tquote\"", "é世😀", "\u200b", "\u0000\u007f"})
    void readsWhatItQuoted(String text) {
        assertThat(Quoting.unquote(Quoting.quote(text))).isEqualTo(text);
        assertThat(Quoting.unquote(Quoting.quoteToAscii(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\\q\"", "\"a\nb\"", "\"\\xg0\"", "'ab'", "`a`b`", "\"\\'\""})
    void refusesWrongLiterals(String literal) {
        assertThat(Quoting.unquote(literal)).isNull();
    }
}
