package dev.sluice.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Golden cases made by Go's own libraries.
class GoConformanceTest {

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void readsWhatGoReads(String dialect, String text, String json, String yaml) {
        var parsed =
                new YamlReader(Dialect.valueOf(dialect.toUpperCase(Locale.ROOT)))
                        .read("case.yaml", text);

        if (json.equals("ERROR")) {
            assertThat(parsed.problems()).as(text).isNotEmpty();
            return;
        }
        assertThat(parsed.problems()).as(text).isEmpty();
        // Go reads a text without a document as null.
        var documents =
                parsed.documents().isEmpty() && !json.isEmpty()
                        ? List.of(YamlNode.of(null))
                        : parsed.documents();
        assertThat(documents.stream().map(JsonPrinter::print).collect(joining("\n")))
                .as(text)
                .isEqualTo(json);
        assertThat(YamlPrinter.printAll(documents)).as(text).isEqualTo(yaml);
    }

    static Stream<Object[]> readsWhatGoReads() throws IOException {
        return rows("/go/reading.tsv", 4);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void printsWhatGoPrints(String text, String yaml) {
        var value = new LinkedHashMap<String, Object>();
        value.put("k", text);
        value.put("l", List.of(text, Map.of("m", Map.of("deep", text))));
        value.put(text, 1);

        assertThat(YamlPrinter.print(YamlNode.of(value))).isEqualTo(yaml);
    }

    static Stream<Object[]> printsWhatGoPrints() throws IOException {
        return rows("/go/printing.tsv", 2);
    }

    private static Stream<Object[]> rows(String resource, int columns) throws IOException {
        try (var in = GoConformanceTest.class.getResourceAsStream(resource)) {
            return Arrays.stream(new String(in.readAllBytes(), UTF_8).split("\n"))
                    .filter(line -> !line.startsWith("# "))
                    .map(line -> line.split("\t", columns))
                    .map(row -> Arrays.stream(row).map(String::translateEscapes).toArray());
        }
    }
}
