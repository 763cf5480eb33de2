package dev.sluice.helm.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What only Helm 4 has (helm pkg/engine/funcs.go).
class Helm4FunctionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{ durationSeconds \"1m30s\" }} | 90",
                "{{ durationMinutes 90 }} | 1.5",
                "{{ durationDays \"36h\" }} | 1.5",
                "{{ durationMilliseconds \"2.5\" }} | 2500",
                "{{ durationRoundTo \"2h13m\" \"30m\" }} | 2h0m0s",
                "{{ durationTruncateTo \"2h13m\" \"1h\" }} | 2h0m0s",
                "{{ durationHours \"nonsense\" }} | 0",
                "{{ mustToYaml (dict \"a\" 1) }} | a: 1"
            })
    void prints(String expression, String expected) {
        assertThat(FunctionSamples.helm4(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = "{{ durationSeconds 1 }} | function \"durationSeconds\" not defined")
    void isUnknownToHelm3(String expression, String complaint) {
        assertThat(FunctionSamples.helm3(expression)).endsWith(complaint);
    }
}
