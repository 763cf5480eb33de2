package dev.sluice.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class YamlPrinterTest {

    private static final List<String> PIECES =
            List.of(
                    "a",
                    "b",
                    "1",
                    "0",
                    " ",
                    " ",
                    ":",
                    "#",
                    "-",
                    "?",
                    ",",
                    "[",
                    "}",
                    "&",
                    "*",
                    "!",
                    "|",
                    ">",
                    "'",
                    "\"",
                    "%",
                    "~",
                    ".",
                    "\n",
                    "\t",
                    "=",
                    "<",
                    "é",
                    "😀",
                    "\\",
                    "true",
                    "null",
                    "some longer words to fold ",
                    "2020-01-01",
                    "1e3",
                    "0x1f",
                    "on",
                    "_",
                    "\u00a0");

    @Test
    void printsAnObjectAsKustomizeDoes() {
        var text =
                """
                kind: Deployment
                apiVersion: apps/v1 # comments go
                metadata: {name: web, annotations: {b: "on", a10: '10', a9: x}}
                spec:
                    template:
                        spec:
                            containers:
                                - image: "nginx:1"
                                  args: [--v=2, '{}']
                                  command: []
                                - env:
                                    - {name: SCRIPT, value: "a\\nb\\n"}
                            volumes: {}
                """;

        var printed = YamlPrinter.print(read(text, Dialect.KUSTOMIZE));

        assertThat(printed)
                .isEqualTo(
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          annotations:
                            a9: x
                            a10: "10"
                            b: "on"
                          name: web
                        spec:
                          template:
                            spec:
                              containers:
                              - args:
                                - --v=2
                                - '{}'
                                command: []
                                image: nginx:1
                              - env:
                                - name: SCRIPT
                                  value: |
                                    a
                                    b
                              volumes: {}
                        """);
    }

    @Test
    void separatesDocuments() {
        assertThat(
                        YamlPrinter.printAll(
                                List.of(YamlNode.of(Map.of("a", 1)), YamlNode.of(List.of(2)))))
                .isEqualTo("a: 1\n---\n- 2\n");
    }

    @Test
    void foldsAtEightyColumns() {
        var value = Map.of("k", "word ".repeat(30).strip());

        assertThat(YamlPrinter.print(YamlNode.of(value)))
                .isEqualTo(
                        """
                        k: word word word word word word word word word word word word word word word word
                          word word word word word word word word word word word word word word
                        """);
    }

    @Test
    void asksBeforeLongKeys() {
        assertThat(YamlPrinter.print(YamlNode.of(Map.of("k".repeat(129), List.of(1)))))
                .isEqualTo("? " + "k".repeat(129) + "\n:   - 1\n".replace("  - 1", "- 1"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "1.5, 1.5",
        "1e3, 1000",
        "123456.5, 123456.5",
        "1234567.5, 1.2345675e+06",
        "1e20, 1e+20",
        "1e19, 10000000000000000000",
        "1e21, 1e+21",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1e-7, 1e-07",
        "-0.0, 0",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308"
    })
    void printsFloatsAsGo(double number, String printed) {
        assertThat(YamlPrinter.print(YamlNode.of(number))).isEqualTo(printed + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1e-6, 0.000001",
        "1e-7, 1e-7",
        "1.5e-10, 1.5e-10",
        "-0.0, -0",
        "5e-324, 5e-324"
    })
    void printsFloatsInJsonAsGo(double number, String printed) {
        assertThat(JsonPrinter.print(YamlNode.of(number))).isEqualTo(printed);
    }

    @Test
    void canonicalJsonSortsByCodePointAndEscapesAsGo() {
        var value = new LinkedHashMap<String, Object>();
        value.put("\uFFFD", 1);
        value.put("😀", "<a>&\u2028\u0001\b\"\\/é");
        value.put("a", List.of());
        value.put("A", null);

        assertThat(JsonPrinter.print(YamlNode.of(value)))
                .isEqualTo(
                        "{\"A\":null,\"a\":[],\"\uFFFD\":1,\"😀\":"
                                + "\"\\u003ca\\u003e\\u0026\\u2028\\u0001\\b\\\"\\\\/é\"}");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPrintedReadsTheSame(Dialect dialect) {
        var random = new Random(11);
        for (var i = 0; i < 5_000; i++) {
            var node = YamlNode.of(Map.of("v", value(random, 0)));

            var printed = YamlPrinter.print(node);

            assertThat(JsonPrinter.print(read(printed, dialect)))
                    .as(printed)
                    .isEqualTo(JsonPrinter.print(node));
        }
    }

    @Test
    void jsonReadsTheSame() {
        var random = new Random(13);
        for (var i = 0; i < 5_000; i++) {
            var json = JsonPrinter.print(YamlNode.of(value(random, 0)));

            assertThat(JsonPrinter.print(read("v: " + json, Dialect.KUBECTL)))
                    .isEqualTo("{\"v\":" + json + "}");
        }
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 9)) {
            case 0, 1 -> text(random);
            case 2 -> random.nextLong();
            case 3 -> random.nextBoolean();
            case 4 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            case 5 -> BigInteger.ONE.shiftLeft(63).add(BigInteger.valueOf(random.nextInt(1000)));
            case 6 -> {
                var list = new ArrayList<Object>();
                for (var n = random.nextInt(4); n > 0; n--) {
                    list.add(random.nextInt(5) == 0 ? null : value(random, depth + 1));
                }
                yield list;
            }
            default -> {
                var map = new LinkedHashMap<String, Object>();
                for (var n = random.nextInt(4); n > 0; n--) {
                    map.put(text(random), value(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var n = random.nextInt(8); n > 0; n--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static YamlNode read(String text, Dialect dialect) {
        var parsed = new YamlReader(dialect).read("a.yaml", text);
        assertThat(parsed.problems()).as(text).isEmpty();
        return parsed.documents().getFirst();
    }
}
