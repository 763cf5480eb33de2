package dev.sluice.helm.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.encoding.JsonReader;
import dev.sluice.helm.value.GoMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Expressions that were generated once, and what the real Helm 3 printed for them.
class RecordedFunctionsTest {

    @Test
    void printWhatHelmPrinted() throws IOException {
        var differences = new ArrayList<String>();
        var stream =
                Objects.requireNonNull(getClass().getResourceAsStream("/function/recorded.jsonl"));
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line : lines.lines().toList()) {
                var recorded = (GoMap) Objects.requireNonNull(JsonReader.read(line).value());
                var expression = (String) recorded.get("expression");
                var printed = FunctionSamples.helm3(expression);
                var expected = ((String) recorded.get("expected")).replace("<no value>", "");
                if (!printed.equals(expected)) {
                    differences.add(expression + "\n  " + expected + "\n  " + printed);
                }
            }
        }
        assertThat(differences).isEmpty();
    }
}
