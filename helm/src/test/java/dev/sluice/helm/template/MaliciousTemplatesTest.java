package dev.sluice.helm.template;

import static dev.sluice.helm.template.TemplateSamples.print;
import static dev.sluice.helm.template.TemplateSamples.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaliciousTemplatesTest {

    @Test
    void endlessIncludesEnd() {
        assertThat(print("{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}"))
                .contains("rendering template has a nested reference name: a");
    }

    @Test
    void includesMayNestAThousandTimes() {
        var template =
                "{{ define \"a\" }}{{ if gt (len .) 1 }}x{{ include \"a\" (slice . 1) }}{{ end }}"
                        + "{{ end }}{{ include \"a\" (printf \"%1000s\" \"\") }}";

        assertThat(print(template)).hasSize(999);
    }

    @Test
    void endlessTemplateCallsEnd() {
        assertThat(print("{{ define \"a\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}"))
                .contains("exceeded maximum template depth");
    }

    @Test
    void endlessTplEnds() {
        assertThat(
                        print(
                                "{{ define \"a\" }}{{ tpl \"{{ include `a` . }}\" . }}{{ end }}"
                                        + "{{ include \"a\" . }}"))
                .contains("nested reference name: a");
    }

    @Test
    void endlessLoopsEnd() {
        assertThat(print("{{ range 9223372036854775807 }}{{ end }}")).contains("too many steps");
    }

    @Test
    void endlessOutputEnds() {
        var limits = new Limits(1_000_000, 10_000);

        assertThat(render("{{ range 100000 }}0123456789{{ end }}", limits))
                .isEqualTo(
                        new Rendering.Failed(
                                "chart/templates/x.yaml: the templates write too much"));
    }

    @Test
    void deepNestingNeedsNoDeepStack() {
        var template = "{{ if 1 }}".repeat(5000) + "x" + "{{ end }}".repeat(5000);

        assertThat(print(template)).isEqualTo("x");
        assertThat(print("{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}")).isEqualTo("1");
        assertThat(print("{{ if 1 }}".repeat(50_000))).contains("exceeded maximum");
    }
}
