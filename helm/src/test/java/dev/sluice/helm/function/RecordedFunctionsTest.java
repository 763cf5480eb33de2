package dev.sluice.helm.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.encoding.JsonReader;
import dev.sluice.helm.encoding.JsonWriter;
import dev.sluice.helm.value.GoMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions that were generated once, and what the real Helm 3 printed for them.
class RecordedFunctionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"recorded.jsonl", "recorded-odd.jsonl"})
    void printWhatHelmPrinted(String file) throws IOException {
        var differences = new ArrayList<String>();
        var stream = Objects.requireNonNull(getClass().getResourceAsStream("/function/" + file));
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line : lines.lines().toList()) {
                var recorded = (GoMap) Objects.requireNonNull(JsonReader.read(line).value());
                var expression = (String) recorded.get("expression");
                var printed = valid(FunctionSamples.helm3(expression));
                if (!isExpected(recorded, printed)) {
                    differences.add(expression + "\n  " + recorded + "\n  " + printed);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /// Of an error, the place in the file is another.
    private static boolean isExpected(GoMap recorded, String printed) {
        return recorded.get("error") instanceof String error
                ? printed.startsWith("failed: ") && printed.endsWith(error)
                : printed.equals(((String) recorded.get("expected")).replace("<no value>", ""));
    }

    /// What was recorded had gone through JSON.
    private static String valid(String printed) {
        return (String) JsonReader.read(JsonWriter.write(printed)).value();
    }
}
