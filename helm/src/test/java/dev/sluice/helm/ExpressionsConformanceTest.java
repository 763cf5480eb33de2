package dev.sluice.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sluice.helm.capability.Capabilities;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.capability.KubeVersion;
import dev.sluice.helm.chart.Chart;
import dev.sluice.helm.chart.Charts;
import dev.sluice.helm.chart.Loading;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.function.Surroundings.Lookup;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.values.JsonText;
import dev.sluice.helm.values.SetFlag;
import dev.sluice.helm.values.ValueSources;
import dev.sluice.helm.values.ValueSources.Setting;
import dev.sluice.helm.values.ValueSources.ValuesFile;
import dev.sluice.manifest.tree.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One expression a case, in a chart of its own, against what the real Helm 3 printed.
@Tag("conformance")
class ExpressionsConformanceTest {

    private static final Helm HELM = new Helm(HelmMajor.HELM_3);

    /// A line of the corpus.
    record Expression(GoMap fields) {

        String text(String field) {
            return fields.get(field) instanceof String text ? text : "";
        }

        @Override
        public String toString() {
            return text("name");
        }
    }

    static Stream<Expression> expressions() {
        try {
            var lines = Files.readAllLines(ConformanceCase.corpus().resolve("expressions.jsonl"));
            return lines.stream().map(line -> new Expression(ConformanceCase.json(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void printsWhatHelmPrints(Expression expression) {
        var rendering = render(expression);

        switch (rendering) {
            case Rendering.Rejected(var problems) -> {
                if (!expression.fields().has("error")) {
                    fail("%s\n%s", expression.text("expression"), problems);
                }
            }
            case Rendering.Rendered rendered -> {
                var printed = printed(rendered);
                if (expression.fields().has("error")) {
                    fail(
                            "%s\nprinted %s, not %s",
                            expression.text("expression"), printed, expression.text("error"));
                }
                if (!expression.fields().has("random")) {
                    assertThat(printed)
                            .as(expression.text("expression"))
                            .isEqualTo(expression.text("expected"));
                }
            }
        }
    }

    private static Rendering render(Expression expression) {
        var release =
                new Release(
                        "demo",
                        "apps",
                        false,
                        1,
                        new Capabilities(
                                KubeVersion.parse("1.34.0", HelmMajor.HELM_3).orElseThrow(),
                                Capabilities.DEFAULT.apiVersions()),
                        Release.SchemaPolicy.CHECKED);
        var surroundings =
                new Surroundings(
                        Instant.parse("2026-11-20T23:49:00Z"),
                        new Draws(new byte[32], "demo"),
                        Lookup.NOTHING);
        return switch (values(expression)) {
            case ValueSources.Merging.Merged(var values) ->
                    HELM.template(chart(expression), values, release, surroundings);
            case ValueSources.Merging.Refused(var problems) -> new Rendering.Rejected(problems);
        };
    }

    private static Chart chart(Expression expression) {
        var text = expression.text("expression");
        var isRaw = expression.text("dot").equals("raw");
        var dot = expression.text("dot").equals("values") ? ".Values" : ".";
        var added =
                Map.of(
                        TreePath.of("templates/_e.tpl"),
                        isRaw ? text : "{{ define \"e\" }}" + text + "{{ end }}",
                        TreePath.of("templates/t.yaml"),
                        "out: {{ include \"e\" " + dot + " | toJson }}\n");
        var tree = new FileTree(ConformanceCase.corpus().resolve("mini"), added);
        return ((Loading.Loaded) Charts.load(tree, TreePath.ROOT, HelmMajor.HELM_3)).chart();
    }

    private static ValueSources.Merging values(Expression expression) {
        if (expression.fields().get("values") instanceof GoMap values) {
            return new ValueSources.Merging.Merged(values);
        }
        var text = expression.text("values");
        var files =
                text.isEmpty()
                        ? List.<ValuesFile>of()
                        : List.of(new ValuesFile("values.yaml", text));
        return new ValueSources(files, settings(expression))
                .merged(
                        HelmMajor.HELM_3,
                        name -> {
                            throw new ValueSources.MissingFile("no file " + name);
                        });
    }

    private static List<Setting> settings(Expression expression) {
        var settings = new ArrayList<Setting>();
        if (expression.fields().get("args") instanceof GoList arguments) {
            for (var i = 0; i < arguments.size(); i += 2) {
                settings.add(
                        new Setting(flag(arguments.at(i)), String.valueOf(arguments.at(i + 1))));
            }
        }
        return settings;
    }

    private static SetFlag flag(Object name) {
        return Arrays.stream(SetFlag.values())
                .filter(flag -> flag.flag().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// What the expression printed: the document is "out: " and its text as JSON.
    private static String printed(Rendering.Rendered rendered) {
        var document = rendered.objects().getFirst().text().strip();
        var json = document.substring("out: ".length());
        return (String) ((JsonText.Reading.Read) JsonText.read(json)).value();
    }
}
