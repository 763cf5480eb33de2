package dev.sluice.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BombTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final YamlReader READER = new YamlReader(Dialect.KUBECTL);

    @Test
    void billionLaughs() {
        var text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 12; i++) {
            text.append("a%d: &a%d [".formatted(i, i));
            text.append("*a%d, ".formatted(i - 1).repeat(9)).append("]\n");
        }

        assertOnlyProblem("DocumentTooLarge", text.toString());
    }

    @Test
    void quadraticBlowUp() {
        var text = "a: &a " + "x".repeat(100_000) + "\nb: [" + "*a, ".repeat(10_000) + "]\n";

        assertOnlyProblem("DocumentTooLarge", text);
    }

    @Test
    void mergesThatDouble() {
        var text = new StringBuilder("a0: &a0 {k: v}\n");
        for (var i = 1; i < 40; i++) {
            text.append("a%d: &a%d {x: *a%d, y: *a%d}\n".formatted(i, i, i - 1, i - 1));
        }

        assertOnlyProblem("DocumentTooLarge", text.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "a:\n"})
    void deepNesting(String opening) {
        var text = new StringBuilder();
        for (var i = 0; i < 10_000; i++) {
            text.append(opening.equals("a:\n") ? " ".repeat(Math.min(i, 1000)) : "")
                    .append(opening);
        }

        var parsed = assertTimeoutPreemptively(PATIENCE, () -> READER.read("a", text.toString()));

        assertThat(parsed.documents()).isEmpty();
        assertThat(parsed.problems()).hasSize(1);
        assertThat(parsed.problems().getFirst().reason()).isEqualTo("NestingTooDeep");
    }

    @Test
    void nestingByAliases() {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 200; i++) {
            text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }

        assertOnlyProblem("NestingTooDeep", text.toString());
    }

    @Test
    void aHundredLevelsAreFine() {
        var text = "[".repeat(98) + "1" + "]".repeat(98);

        assertThat(READER.read("a", text).problems()).isEmpty();
    }

    @Test
    void tenMegabytesInOneScalar() {
        var plain = "a: " + "x".repeat(10 << 20) + "\n";
        var block = "a: |\n" + ("  " + "y".repeat(1000) + "\n").repeat(10_000);

        for (var text : new String[] {plain, block}) {
            var parsed = assertTimeoutPreemptively(PATIENCE, () -> READER.read("a", text));
            assertThat(parsed.problems()).isEmpty();
            assertThat(parsed.documents()).hasSize(1);
        }
    }

    @Test
    void tooManyBytes() {
        var bytes = new byte[(16 << 20) + 1];

        assertThat(READER.read("a", bytes).problems())
                .extracting(Problem::reason)
                .containsExactly("FileTooLarge");
    }

    @Test
    void tooManyDocuments() {
        var parsed = READER.read("a", "a: 1\n---\n".repeat(10_001));

        assertThat(parsed.documents()).hasSize(10_000);
        assertThat(parsed.problems())
                .extracting(Problem::line)
                .containsExactly(
                        "a:20000:1 the file holds more than 10000 documents;"
                                + " split it into smaller files");
    }

    @Test
    void tooManyNodes() {
        assertOnlyProblem("DocumentTooLarge", "[" + "1,".repeat(1_100_000) + "1]");
    }

    @Test
    void aBombHidesNoOtherDocument() {
        var parsed = READER.read("a", "a: 1\n---\n[" + "1,".repeat(1_100_000) + "1]\n---\nb: 1\n");

        assertThat(parsed.documents()).hasSize(2);
        assertThat(parsed.problems()).hasSize(1);
    }

    @Test
    void tooManyProblems() {
        var parsed = READER.read("a", "a: 1\n".repeat(1000));

        assertThat(parsed.problems()).hasSize(101);
        assertThat(parsed.problems().getLast().reason()).isEqualTo("TooManyProblems");
    }

    @Test
    void hugeNumbersCostLittle() {
        var text =
                "a: " + "9".repeat(1 << 20) + "\nb: 0x" + "f".repeat(1 << 20) + "\nc: 1e999999\n";

        var parsed = assertTimeoutPreemptively(PATIENCE, () -> READER.read("a", text));

        assertThat(parsed.problems()).isEmpty();
    }

    @Test
    void longStringsThatLookLikeNumbers() {
        for (var piece : new String[] {":1", ":", "1", "_", ".1", "0", "-"}) {
            var text = "1" + piece.repeat(1 << 20);

            var printed =
                    assertTimeoutPreemptively(PATIENCE, () -> YamlPrinter.print(YamlNode.of(text)));

            assertThat(READER.read("a", printed).documents().getFirst().asJava()).isEqualTo(text);
        }
        assertThat(FieldPath.parse("[\"" + "\\\\".repeat(1 << 20) + "\"]")).isPresent();
    }

    @Test
    void tabsEverywhere() {
        var text = "a:\t1\n---\n".repeat(1000) + "b:\n" + "  - x:\t\n      - y\n".repeat(5000);

        assertTimeoutPreemptively(PATIENCE, () -> READER.read("a", text));
    }

    @ParameterizedTest
    @EnumSource
    void noiseIsAnsweredWithValues(Dialect dialect) {
        var random = new Random(7);
        var reader = new YamlReader(dialect);
        var alphabet =
                "a1 :-#?,[]{}&*!|>'\"%@`~.\n\n\t=<+_\\\r\u0000\u0007\uFEFFé😀\u2028"
                        .codePoints()
                        .toArray();
        for (var i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (var n = random.nextInt(40); n > 0; n--) {
                text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            var parsed = reader.read("a", text.toString());
            parsed.documents().forEach(YamlPrinter::print);
            assertThat(parsed.problems()).allMatch(problem -> problem.position().isKnown());
        }
        for (var i = 0; i < 5_000; i++) {
            var bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            reader.read("a", bytes);
        }
    }

    private static void assertOnlyProblem(String reason, String text) {
        var parsed =
                assertTimeoutPreemptively(PATIENCE, () -> READER.read("a", text.getBytes(UTF_8)));

        assertThat(parsed.documents()).isEmpty();
        assertThat(parsed.problems()).extracting(Problem::reason).containsExactly(reason);
    }
}
