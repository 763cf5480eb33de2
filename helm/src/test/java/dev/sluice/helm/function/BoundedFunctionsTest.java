package dev.sluice.helm.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What would fill the memory ends in an error.
class BoundedFunctionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ repeat 2000000000 \"ab\" }}",
                "{{ indent 2000000000 \"ab\" }}",
                "{{ until 2000000000 }}",
                "{{ untilStep 0 9223372036854775807 1 }}",
                "{{ seq 1 1 2000000000 }}",
                "{{ randAlphaNum 2000000000 }}",
                "{{ randBytes 2000000000 }}",
                "{{ replace \"\" (repeat 100000 \"x\") (repeat 100000 \"y\") }}",
                "{{ regexReplaceAll \"\" (repeat 100000 \"y\") (repeat 100000 \"x\") }}",
                "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ mustToJson $d }}",
                "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ deepCopy $d }}",
                "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ mustToYaml $d }}"
            })
    void endsInAnError(String expression) {
        assertThat(FunctionSamples.helm4(expression)).startsWith("failed: ");
    }
}
