package dev.sluice.helm.generated;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.manifest.tree.MapSourceTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Charts into which something was written by chance: whatever it is, they render or fail.
class MutatedChartsTest {

    private static final RenderedText HELM = new RenderedText(HelmMajor.HELM_4);

    private static final Map<String, String> CHART =
            Map.of(
                    "values.yaml",
                    "a: 1\nlist: [1, x, {y: 2}]\nmap: &m {k: v, n: null}\nsame: *m\n",
                    "templates/_helpers.tpl",
                    "{{ define \"name\" }}{{ .Values.map.k | trunc 5 | quote }}{{ end }}",
                    "templates/all.yaml",
                    """
                    kind: ConfigMap
                    metadata: {name: {{ include "name" . }}}
                    data:
                    {{- range $i, $v := .Values.list }}
                      k{{ $i }}: {{ $v | toYaml | nindent 4 }}
                    {{- else }} {}
                    {{- end }}
                    {{ with .Values.map }}{{ tpl "{{ .k }}" . }}{{ end }}
                    ---
                    {{ if and .Values.a (gt (int .Values.a) 0) }}kind: {{ printf "%s" "Job" }}{{ end }}
                    """,
                    "values.schema.json",
                    "{\"properties\": {\"a\": {\"type\": \"integer\", \"pattern\": \"^x\"}}}");

    private static final List<String> HOSTILE =
            List.of(
                    "{{",
                    "}}",
                    "{{ end }}",
                    "{{- range . }}",
                    "{{ range 1000000000 }}{{ end }}",
                    "{{ include \"name\" . }}",
                    "{{ define \"name\" }}{{ include \"name\" . }}{{ end }}",
                    "{{ set .Values \"self\" .Values }}",
                    "{{ tpl .Template.Name . }}",
                    "{{ until 1000000000 }}",
                    "{{ repeat 1000000000 \"x\" }}",
                    "{{ printf \"%999999999d\" 1 }}",
                    "{{ indent 999999999 \"x\" }}",
                    "{{ substr -1 5 \"é\" }}",
                    "{{ div 1 0 }}",
                    "{{ index . 1 }}",
                    "{{ chunk 0 (list 1) }}",
                    "{{ regexMatch \"(a*)*$\" \"aaaa\" }}",
                    "| toYaml",
                    "$",
                    "(",
                    "\"",
                    "`",
                    "*m",
                    "<<: *m\n",
                    "&m ",
                    "- ",
                    "\t",
                    "---\n",
                    "!!binary ",
                    "\u0000",
                    "{\"$ref\": \"#\"}",
                    "]",
                    "null");

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void renderOrFailButNeverThrow(long seed) {
        var random = new SplittableRandom(seed);

        for (var i = 0; i < 10; i++) {
            var chart = mutated(random);
            assertThatCode(() -> HELM.of(MapSourceTree.of(chart)))
                    .as(chart.toString())
                    .doesNotThrowAnyException();
        }
    }

    private static Map<String, String> mutated(SplittableRandom random) {
        var names = new ArrayList<>(CHART.keySet());
        names.sort(null);
        var chart = new LinkedHashMap<String, String>();
        chart.put("Chart.yaml", "apiVersion: v2\nname: mutated\nversion: 1.0.0\n");
        names.forEach(name -> chart.put(name, CHART.getOrDefault(name, "")));
        chart.compute(
                names.get(random.nextInt(names.size())),
                (_, text) -> mutated(text == null ? "" : text, random));
        return chart;
    }

    private static String mutated(String text, SplittableRandom random) {
        var at = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), at + random.nextInt(12));
        var inserted = HOSTILE.get(random.nextInt(HOSTILE.size()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(to);
            case 1 -> text.substring(0, to) + text.substring(at);
            case 2 -> text.substring(0, at) + inserted + text.substring(at);
            default -> text.substring(0, at) + inserted + text.substring(to);
        };
    }
}
