package dev.sluice.helm.template;

import static dev.sluice.helm.template.TemplateSamples.print;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{{ .Values.none.x }}~1:10~<.Values.none.x>:"
                        + " nil pointer evaluating interface {}.x",
                "{{ .Values.text.x }}~1:10~<.Values.text.x>:"
                        + " can't evaluate field x in type interface {}",
                "{{ (.Values.text).x }}~1:11~<.Values.text>: can't evaluate field x in type string",
                "{{ eq .Values.number 7 }}~1:3~<eq .Values.number 7>: error calling eq:"
                        + " incompatible types for comparison: float64 and int",
                "{{ not }}~1:3~<not>: wrong number of args for not: want 1 got 0",
                "{{ printf 1 }}~1:10~<1>: expected string; found 1",
                "{{ printf .Values.number }}~1:17~<.Values.number>:"
                        + " wrong type for value; expected string; got float64",
                "{{ range 1.5 }}{{ end }}~1:9~<1.5>: range can't iterate over 1.5",
                "{{ template `a` }}~1:12~<{{template `a`}}>: template `a` not defined",
                "{{ $x = 1 }}~1:8~<1>: undefined variable: $x",
            })
    void tellWhereAndWhy(String template, String place, String message) {
        assertThat(print(template.replace("`", "\"")))
                .isEqualTo(
                        "failed: template: chart/templates/x.yaml:"
                                + place
                                + ": executing \"chart/templates/x.yaml\" at "
                                + message.replace("`", "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{ nope }}~function \"nope\" not defined",
                "{{ if }}~missing value for if",
                "{{ .x~unclosed action",
                "{{ (1 }}~unclosed left paren",
                "{{ $x }}~undefined variable \"$x\"",
                "{{ end }}~unexpected {{end}}",
                "{{ break }}~{{break}} outside {{range}}",
                "{{ 1 | 2 }}~non executable command in pipeline stage 2",
                "{{ if 1 }}~unexpected EOF",
                "{{ 089 }}~\"089\"",
                "{{ \"a }}~unterminated quoted string",
                "{{/* a }}~unclosed comment",
                "{{ a#b }}~bad character U+0023 '#'",
            })
    void areFoundWhenParsing(String template, String message) {
        assertThat(print(template))
                .startsWith("failed: parse error at (chart/templates/x.yaml:1): ")
                .contains(message);
    }

    @Test
    void carryTheMessageOfTheChartsAuthor() {
        assertThat(print("\n{{ required \"need it\" .Values.none }}"))
                .isEqualTo("failed: execution error at (chart/templates/x.yaml:2:3): need it");
        assertThat(print("{{ fail \"bad\" }}"))
                .isEqualTo("failed: execution error at (chart/templates/x.yaml:1:3): bad");
    }

    @Test
    void tellTheWayThroughIncludes() {
        assertThat(print("{{ define \"a\" }}\n{{ .x.y }}{{ end }}{{ include \"a\" . }}"))
                .isEqualTo(
                        "failed: template: chart/templates/x.yaml:2:22: executing"
                                + " \"chart/templates/x.yaml\" at <include \"a\" .>: error calling"
                                + " include: template: chart/templates/x.yaml:2:5: executing \"a\""
                                + " at <.x.y>: nil pointer evaluating interface {}.y");
    }
}
