package dev.sluice.helm.generated;

import dev.sluice.helm.capability.HelmMajor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Charts of generated templates: each is an expression whose text is printed as JSON.
final class GeneratedCharts {

    private static final String METADATA = "apiVersion: v2\nname: generated\nversion: 1.0.0\n";

    /// What generated templates may include.
    private static final String SHARED =
            """
            {{- define "h1" }}<{{ . }}>{{ end }}
            {{- define "h2" -}}
            {{ $x := 5 }}{{ range $i, $e := . }}{{ if gt (int $i) 1 }}{{ break }}{{ end }}{{ $x = $e }},{{ end }}{{ $x }}
            {{- end -}}
            {{ define "h3" }}{{ with .k }}{{ . | toYaml | nindent 2 }}{{ else with .a }}{{ . }}{{ else }}none{{ end }}{{ end }}
            {{ block "h4" . }}{{ end }}
            """;

    private GeneratedCharts() {}

    /// What a seed makes: some values, and templates over them.
    record Batch(long seed, String values, List<String> templates, String dot) {

        static Batch of(long seed, int size) {
            var random = new SplittableRandom(seed);
            var values = new ValuesGenerator(random).values();
            var generator = new TemplateGenerator(random);
            return new Batch(
                    seed,
                    values,
                    IntStream.range(0, size).mapToObj(_ -> generator.template()).toList(),
                    ".Values");
        }

        /// Calls of all functions, over values of the same kind.
        static Batch ofCalls(long seed, int size, HelmMajor major) {
            var random = new SplittableRandom(seed);
            var values = new ValuesGenerator(random).values();
            var generator = new CallGenerator(random, major);
            return new Batch(
                    seed,
                    values,
                    IntStream.range(0, size).mapToObj(_ -> generator.template()).toList(),
                    ".");
        }

        Batch only(List<String> chosen) {
            return new Batch(seed, values, chosen, dot);
        }

        Batch only(String chosen) {
            return only(List.of(chosen));
        }

        /// The files of a chart with these templates.
        Map<String, String> files() {
            var files = new LinkedHashMap<String, String>();
            files.put("Chart.yaml", METADATA);
            files.put("values.yaml", values);
            files.put("templates/_shared.tpl", SHARED);
            for (var i = 0; i < templates.size(); i++) {
                var name = "%03d".formatted(i);
                files.put(
                        "templates/_" + name + ".tpl",
                        "{{ define \"e" + name + "\" }}" + templates.get(i) + "{{ end }}");
                files.put(
                        "templates/" + name + ".yaml",
                        "out: {{ include \"e" + name + "\" " + dot() + " | toJson }}\n");
            }
            return files;
        }
    }
}
