package dev.sluice.helm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.ValuesReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Schemas and values, and what the real Helm 4 said of them.
class RecordedSchemasTest {

    /// @param said the lines of the message, none for valid values
    record Recorded(String schema, String values, List<String> said) {

        static Recorded of(String block) {
            var lines = block.lines().toList();
            return new Recorded(
                    lines.get(0).substring("schema: ".length()),
                    lines.get(1).substring("values: ".length()),
                    lines.stream().skip(2).map(line -> line.substring("| ".length())).toList());
        }
    }

    static Stream<Recorded> recorded() throws IOException {
        try (var in = RecordedSchemasTest.class.getResourceAsStream("/schema/recorded.txt")) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n")).map(Recorded::of);
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void sayWhatHelmSaid(Recorded recorded) {
        var said = ValuesSchema.of(recorded.schema()).violations(values(recorded.values()));

        assertThat(said).isEqualTo(recorded.said());
    }

    private static GoMap values(String yaml) {
        return switch (ValuesReader.read("values.yaml", yaml, HelmMajor.HELM_4)) {
            case ValuesReader.Reading.Values(var values) -> values;
            case ValuesReader.Reading.Unreadable(var problems) ->
                    throw new IllegalArgumentException(problems.toString());
        };
    }
}
