package dev.sluice.helm.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.generated.GeneratedCharts.Batch;
import dev.sluice.manifest.tree.MapSourceTree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Templates that want all memory, all time or all stack: they fail, and soon.
class HostileTemplatesTest {

    private static final String CYCLE = "{{ $_ := set . \"self\" . }}";
    private static final String DOUBLING =
            "{{ $l := list 1 }}{{ range until 40 }}{{ $l = list $l $l }}{{ end }}";

    private final RenderedText helm = new RenderedText(HelmMajor.HELM_4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                CYCLE + "{{ mustToJson . }}",
                CYCLE + "{{ toToml . | len }}{{ . }}",
                CYCLE + "{{ print . }}",
                CYCLE + "{{ deepCopy . | len }}",
                CYCLE + "{{ deepEqual . (dict \"a\" .) }}{{ deepCopy . }}",
                DOUBLING + "{{ toYaml $l }}",
                DOUBLING + "{{ toJson $l }}",
                DOUBLING + "{{ $l }}",
                DOUBLING + "{{ printf \"%v\" $l }}",
                DOUBLING + "{{ deepCopy $l }}",
                "{{ $l := list 1 }}{{ range until 60 }}{{ $l = concat $l $l }}{{ end }}",
                "{{ $s := \"x\" }}{{ range until 60 }}{{ $s = print $s $s }}{{ end }}",
                "{{ repeat 2000000000 \"x\" }}",
                "{{ range 2000000000 }}{{ range 2000000000 }}{{ end }}{{ end }}",
                "{{ until 2000000000 | len }}",
                "{{ printf \"%1000000d\" 1 | repeat 1000 }}",
                "{{ tpl (repeat 100000 \"{{ if 1 }}\") . }}",
            })
    void fail(String template) {
        assertThat(printed(template)).isEmpty();
    }

    @Test
    void patternsCostNoMoreThanTheTextIsLong() {
        var template = "{{ regexMatch \"^(a+)+$\" (print (repeat 50000 \"a\") \"b\") }}";

        assertThat(printed(template).orElse("")).endsWith("out: \"false\"\n");
    }

    @Test
    void aMapThatHoldsItselfIsNoYaml() {
        assertThat(printed(CYCLE + "{{ toYaml . }}").orElse("")).endsWith("out: \"\"\n");
    }

    private Optional<String> printed(String template) {
        var batch = new Batch(0, "a: 1\n", List.of(template), ".Values");
        return Assertions.assertTimeout(
                Duration.ofMinutes(2), () -> helm.of(MapSourceTree.of(batch.files())));
    }
}
