package dev.sluice.helm.template;

import static dev.sluice.helm.template.TemplateSamples.print;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{{ .Values.text }}~str",
                "{{ .Values.number }}~7",
                "a{{- /* gone */ -}} b~ab",
                "{{ if .Values.none }}1{{ else if .Values.text }}2{{ end }}~2",
                "{{ with .Values.map }}{{ .text }}{{ $.Values.number }}{{ end }}~str7",
                "{{ with .Values.none }}1{{ else with .Values.text }}{{ . }}{{ end }}~str",
                "{{ range $i, $e := .Values.list }}{{ $i }}{{ $e }},{{ end }}~0a,12,2,",
                "{{ range $k, $_ := .Values.map }}{{ $k }} {{ end }}~`list none number text `",
                "{{ range 3 }}{{ . }}{{ if eq . 1 }}{{ break }}{{ end }}{{ end }}~01",
                "{{ range .Values.none }}1{{ else }}none{{ end }}~none",
                "{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ $x := 3 }}{{ end }}{{ $x }}~2",
                "{{ define `a` }}[{{ . }}]{{ end }}{{ template `a` 1 }}~[1]",
                "{{ block `b` .Values.text }}<{{ . }}>{{ end }}~<str>",
                "{{ (.Values.none).anything }}|~|",
                "{{ and 1 0 .Values.list.none }}~0",
                "{{ index .Values.map `text` | len | printf `%03d` }}~003",
                "{{ tpl `{{ .text }}{{ .missing }}` .Values }}~str",
                "{{ html `<a>` }}{{ urlquery `a b` }}~&lt;a&gt;a+b",
                "{{ 1_000 }} {{ 0x1F }} {{ 'a' }} {{ 1e3 }} {{ 2i }}~1000 31 97 1000 (0+2i)",
            })
    void printWhatGoPrints(String template, String printed) {
        assertThat(print(template.replace("`", "\""))).isEqualTo(printed);
    }

    @Test
    void declaresAVariableInParenthesesOnlyIfTheyAreEvaluated() {
        assertThat(print("{{ $x := 1 }}{{ $_ := and false ($x := 2) }}{{ $x }}")).isEqualTo("1");
        assertThat(print("{{ $x := 1 }}{{ $_ := and true ($x := 2) }}{{ $x }}")).isEqualTo("2");
    }

    @Test
    void lastDefinitionCountsUnlessItIsEmpty() {
        assertThat(
                        print(
                                "{{ define \"a\" }} {{ end }}{{ define \"a\" }}x{{ end }}"
                                        + "{{ include \"a\" . }}"))
                .isEqualTo("x");
    }

    @Test
    void keepsWhatTplDefinesToItself() {
        assertThat(
                        print(
                                "{{ tpl \"{{ define `a` }}x{{ end }}{{ include `a` . }}\" . }}"
                                        + "{{ include \"a\" . }}"))
                .contains("no template \"a\" associated with template \"gotpl\"");
    }
}
