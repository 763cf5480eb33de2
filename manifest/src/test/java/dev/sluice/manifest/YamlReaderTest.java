package dev.sluice.manifest;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private static final YamlReader KUBECTL = new YamlReader(Dialect.KUBECTL);
    private static final YamlReader KUSTOMIZE = new YamlReader(Dialect.KUSTOMIZE);

    @Test
    void tellsWhereEveryNodeStands() {
        var parsed =
                KUBECTL.read("a.yaml", "# web\nspec:\n  ports:\n  - {port: 80}\n  - port: 443\n");

        var root = parsed.documents().getFirst();
        assertThat(root.position()).hasToString("a.yaml:2:1");
        assertThat(root.at(FieldPath.parse("spec.ports[0].port").orElseThrow()))
                .hasValueSatisfying(n -> assertThat(n.position()).hasToString("a.yaml:4:12"));
        assertThat(root.at(FieldPath.parse("spec.ports[1].port").orElseThrow()))
                .hasValueSatisfying(n -> assertThat(n.position()).hasToString("a.yaml:5:11"));
        assertThat(((Mapping) root).field("spec").orElseThrow().key().position())
                .hasToString("a.yaml:2:1");
    }

    @Test
    void countsLinesOverDocuments() {
        var parsed = KUBECTL.read("a.yaml", "a: 1\n---\n# nothing\n---\n\nb: 2\n");

        assertThat(parsed.documents()).hasSize(2);
        assertThat(parsed.documents().get(1).position()).hasToString("a.yaml:6:1");
    }

    @Test
    void keepsTheTextAndStyleOfScalars() {
        var root =
                (Mapping)
                        only(
                                KUBECTL.read(
                                        "a", "a: 0x1F\nb: '1'\nc: \"x\"\nd: |\n  y\ne: >-\n  z\n"));

        assertThat(root.get("a")).hasValue(scalar("0x1F", 31L, Scalar.Style.PLAIN, 1, 4));
        assertThat(root.get("b")).hasValue(scalar("1", "1", Scalar.Style.SINGLE_QUOTED, 2, 4));
        assertThat(root.get("c")).hasValue(scalar("x", "x", Scalar.Style.DOUBLE_QUOTED, 3, 4));
        assertThat(root.get("d")).hasValue(scalar("y\n", "y\n", Scalar.Style.LITERAL, 4, 4));
        assertThat(root.get("e")).hasValue(scalar("z", "z", Scalar.Style.FOLDED, 6, 4));
    }

    @Test
    void aBrokenDocumentDoesNotHideTheOthers() {
        var parsed =
                KUBECTL.read("a.yaml", "a: 1\n---\nb: [1,\n---\nc: 3\n---\nd: 'x\n---\ne: 5\n");

        assertThat(parsed.documents().stream().map(YamlNode::asJava))
                .isEqualTo(List.of(Map.of("a", 1L), Map.of("c", 3L), Map.of("e", 5L)));
        assertThat(parsed.problems()).hasSize(2).allMatch(Problem::isError);
        assertThat(parsed.problems().get(0).line()).startsWith("a.yaml:");
        assertThat(parsed.problems().get(0).position().line()).isBetween(3, 4);
        assertThat(parsed.problems().get(1).position().line()).isBetween(7, 8);
    }

    @Test
    void reportsAllDuplicateKeysOfADocument() {
        var parsed = KUBECTL.read("a.yaml", "a: 1\nb: {c: 1, c: 2}\na: 2\n\"a\": 3\n");

        assertThat(parsed.documents()).isEmpty();
        assertThat(parsed.problems().stream().map(Problem::line))
                .containsExactly(
                        "a.yaml:2:11 the key \"c\" stands in this mapping already, at line 2;"
                                + " remove one of the two",
                        "a.yaml:3:1 the key \"a\" stands in this mapping already, at line 1;"
                                + " remove one of the two",
                        "a.yaml:4:1 the key \"a\" stands in this mapping already, at line 1;"
                                + " remove one of the two");
    }

    @Test
    void skipsEmptyDocuments() {
        assertThat(KUBECTL.read("a", "").documents()).isEmpty();
        assertThat(KUBECTL.read("a", "# c\n---\n---\n\n--- # d\nnull\n---\n~\n"))
                .isEqualTo(new Parsed(List.of(), List.of()));
    }

    @Test
    void readsByteOrderMarkAndWindowsLines() {
        var bytes = "\uFEFFa: |\r\n  x\r\n  y\r\n---\r\nb: 1\r\n".getBytes(UTF_8);

        var parsed = KUSTOMIZE.read("a", bytes);

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.documents().stream().map(YamlNode::asJava))
                .isEqualTo(List.of(Map.of("a", "x\ny\n"), Map.of("b", 1L)));
    }

    @Test
    void readsJson() {
        var parsed =
                KUBECTL.read(
                        "a.json",
                        "{\n\t\"a\": [1, 2.5, \"\\u00e9\\ud83d\\ude00\", null, true],\n\t\"b\": {}\n}\n");

        assertThat(parsed.problems()).isEmpty();
        assertThat(JsonPrinter.print(only(parsed)))
                .isEqualTo("{\"a\":[1,2.5,\"é😀\",null,true],\"b\":{}}");
    }

    @Test
    void dialectsDisagreeOnWordsAndDates() {
        var text = "a: on\nb: 2020-1-2\n";

        assertThat(only(KUBECTL.read("a", text)).asJava())
                .isEqualTo(Map.of("a", true, "b", "2020-1-2"));
        assertThat(only(KUSTOMIZE.read("a", text)).asJava())
                .isEqualTo(Map.of("a", "on", "b", "2020-01-02T00:00:00Z"));
    }

    @Test
    void dialectsDisagreeOnMergeKeysThatComeLate() {
        var text = "x: &x {a: 1, b: 1}\nz:\n  a: 2\n  <<: *x\n  b: 3\n";

        assertThat(((Mapping) only(KUBECTL.read("a", text))).get("z").orElseThrow().asJava())
                .isEqualTo(Map.of("a", 1L, "b", 3L));
        assertThat(((Mapping) only(KUSTOMIZE.read("a", text))).get("z").orElseThrow().asJava())
                .isEqualTo(Map.of("a", 2L, "b", 3L));
    }

    @Test
    void theFirstOfSeveralMergedMappingsWins() {
        var text = "x: &x {a: 1}\ny: &y {a: 2, c: 3}\nz:\n  <<: [*x, *y]\n  d: 4\n";

        for (var reader : List.of(KUBECTL, KUSTOMIZE)) {
            assertThat(((Mapping) only(reader.read("a", text))).get("z").orElseThrow().asJava())
                    .isEqualTo(Map.of("a", 1L, "c", 3L, "d", 4L));
        }
    }

    @Test
    void anAliasSharesItsNode() {
        var root = (Mapping) only(KUBECTL.read("a", "x: &x {a: 1}\nz: *x\n"));

        assertThat(root.get("z").orElseThrow()).isSameAs(root.get("x").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: *x\n", "a: &x [*x]\n", "a: &x {b: {<<: *x}}\n"})
    void refusesAliasesOfNothingAndOfThemselves(String text) {
        var parsed = KUSTOMIZE.read("a", text);

        assertThat(parsed.documents()).isEmpty();
        assertThat(parsed.problems()).extracting(Problem::reason).containsExactly("InvalidAlias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:\n  1: b\n", "a:\n  true: b\n", "a:\n  ~: b\n", "? [a]\n: b\n"})
    void kustomizeWantsStringKeys(String text) {
        assertThat(KUSTOMIZE.read("a", text).problems())
                .extracting(Problem::reason)
                .containsExactly("InvalidKey");
    }

    @Test
    void refusesTextAfterADocumentEnd() {
        var parsed = KUBECTL.read("a", "a: 1\n...\nb: 2\n");

        assertThat(parsed.documents()).isEmpty();
        assertThat(parsed.isSound()).isFalse();
    }

    @Test
    void refusesDirectivesWithoutDocument() {
        assertThat(KUBECTL.read("a", "%percent: 1\n").isSound()).isFalse();
        assertThat(only(KUBECTL.read("a", "%YAML 1.1\n---\na: 1\n")).asJava())
                .isEqualTo(Map.of("a", 1L));
    }

    @Test
    void kustomizeRefusesTextOnTheSeparatorsLine() {
        var parsed = KUSTOMIZE.read("a", "a: 1\n--- b\n---\nc: 1\n");

        assertThat(parsed.documents()).hasSize(2);
        assertThat(parsed.problems().stream().map(Problem::line))
                .containsExactly(
                        "a:2:1 nothing but a comment may follow --- on its line;"
                                + " put what follows on the next line");
    }

    @Test
    void tabsMaySeparateAsInGo() {
        var parsed = KUBECTL.read("a", "a:\tb\nc:\t\n  d: \t1\t\n  e: |\n    f:\t\n");

        assertThat(parsed.problems()).isEmpty();
        assertThat(only(parsed).asJava())
                .isEqualTo(Map.of("a", "b", "c", Map.of("d", 1L, "e", "f:\t\n")));
    }

    @Test
    void tabsMayNotIndent() {
        assertThat(KUBECTL.read("a", "a:\n\tb: 1\n").isSound()).isFalse();
        assertThat(KUBECTL.read("a", "a:\n-\tb: 1\n").isSound()).isFalse();
    }

    @Test
    void pointsToControlCharacters() {
        var parsed = KUBECTL.read("a", "a: 1\n---\nb: 1\nc: x\u0001\n");

        assertThat(parsed.documents()).hasSize(1);
        assertThat(parsed.problems().stream().map(Problem::line))
                .containsExactly(
                        "a:4:5 the control character U+0001 is not allowed;"
                                + " remove it, or escape it in double quotes");
    }

    @Test
    void refusesOtherEncodings() {
        assertThat(KUBECTL.read("a", "a: 1".getBytes(UTF_16)).problems())
                .extracting(Problem::reason)
                .containsExactly("UnsupportedEncoding");
        assertThat(KUBECTL.read("a", new byte[] {'a', ':', '\n', ' ', (byte) 0xC3, '('}).problems())
                .extracting(Problem::line)
                .containsExactly(
                        "a:2:2 the file is not valid UTF-8 from here on; save it as UTF-8");
        assertThat(
                        KUBECTL.read("a", new byte[] {'a', ':', ' ', (byte) 0xE2, (byte) 0x82})
                                .isSound())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".inf",
                "-.INF",
                ".nan",
                "!!int x",
                "!!binary '@'",
                "!!bool 1",
                "\"\\ud800\""
            })
    void refusesWhatJsonCannotHold(String value) {
        var parsed = KUBECTL.read("a", "k: " + value + "\n");

        assertThat(parsed.documents()).isEmpty();
        assertThat(parsed.problems()).extracting(Problem::reason).containsExactly("InvalidScalar");
    }

    private static YamlNode only(Parsed parsed) {
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.documents()).hasSize(1);
        return parsed.documents().getFirst();
    }

    private static Scalar scalar(
            String text, Object value, Scalar.Style style, int line, int column) {
        return new Scalar(text, value, style, new Position("a", line, column));
    }

    @Test
    void takesTheLastOfEqualKeysWhereTheLastCounts() {
        var reader = new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);

        var parsed = reader.read("values.yaml", "a: 1\nb: {c: 1}\na: 2\nb: {d: 2}\n");

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.documents().getFirst().asJava())
                .isEqualTo(Map.of("a", 2L, "b", Map.of("d", 2L)));
    }

    @Test
    void readsTheFirstDocumentWhateverFollows() {
        var reader = new YamlReader(Dialect.KUBECTL);

        assertThat(reader.readFirst("f", "# about\n---\na: 1\n---\nb: [\n").documents())
                .map(YamlNode::asJava)
                .containsExactly(Map.of("a", 1L));
        assertThat(reader.readFirst("f", "---\n---\na: 1\n").documents()).isEmpty();
        assertThat(reader.readFirst("f", "# nothing\n").documents()).isEmpty();
    }

    @Test
    void tellsWhatATextFieldTakes() {
        var items = new YamlReader(Dialect.KUBECTL).read("f", "[1.10, 010, yes, ~, x]").documents();

        assertThat(((Sequence) items.getFirst()).items())
                .map(item -> ((Scalar) item).asText())
                .containsExactly(
                        Optional.of("1.1"),
                        Optional.of("8"),
                        Optional.of("true"),
                        Optional.empty(),
                        Optional.of("x"));
    }
}
