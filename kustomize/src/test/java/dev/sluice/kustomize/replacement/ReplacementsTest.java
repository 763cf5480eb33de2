package dev.sluice.kustomize.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kustomize.definition.Fields;
import dev.sluice.kustomize.definition.ReplacementDefinition;
import dev.sluice.kustomize.definition.Strictness;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlPrinter;
import dev.sluice.manifest.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReplacementsTest {

    private static final String OBJECTS =
            """
            kind: Source
            metadata: {name: src}
            data: {host: example.com, port: "8080", image: "nginx:1.7", map: {a: b}}
            ---
            kind: Target
            metadata: {name: one, labels: {tier: web}, annotations: {example.com/x: old}}
            spec:
              port: 80
              image: old:0
              list: [{name: a, v: x}, {name: b, v: y}]
              json: '{"a": {"b": 1}, "c": "<"}'
              yaml: |
                a: "x"
                b: [1, {c: d}]
            ---
            kind: Target
            metadata: {name: two}
            spec: {port: 81}
            """;

    private final Problems problems = new Problems();

    @Test
    void copiesAValueAndKeepsTheTypeOfTheTarget() {
        assertThat(target("data.port", "spec.port")).contains("port: 8080\n");
        assertThat(target("data.host", "spec.image")).contains("image: example.com\n");
    }

    @Test
    void replacesAllThatThePathNames() {
        assertThat(target("data.host", "spec.list.*.v"))
                .contains("name: a\n    v: example.com", "name: b\n    v: example.com");
        assertThat(target("data.host", "spec.list.[name=b].v")).contains("v: x", "v: example.com");
        assertThat(target("data.host", "spec.list.1.v")).contains("v: x", "v: example.com");
        assertThat(target("data.host", "metadata.annotations.example\\\\.com/x"))
                .contains("example.com/x: example.com");
        assertThat(target("data.host", "metadata.annotations.[example.com/x]"))
                .contains("example.com/x: example.com");
    }

    @Test
    void reachesIntoDocumentsInsideStrings() {
        assertThat(target("data.port", "spec.json.a.b"))
                .contains("json: '{\"a\":{\"b\":8080},\"c\":\"\\u003c\"}'");
        assertThat(target("data.host", "spec.yaml.b.1.c"))
                .contains("yaml: |-\n    a: \"x\"\n    b: [1, {c: example.com}]\n");
    }

    @Test
    void createsWhatIsMissingWhereThatIsWanted() {
        assertThat(target("data.map", "spec.list.[name=c].v", "options: {create: true}"))
                .contains("- name: c\n    v:\n      a: b\n");
    }

    @Test
    void putsAPartInThePlaceOfAPart() {
        var replacement =
                """
                - source: {kind: Source, fieldPath: data.image, options: {delimiter: ':', index: 1}}
                  targets:
                  - select: {name: one}
                    fieldPaths: [spec.image]
                    options: {delimiter: ':', index: 1}
                """;

        assertThat(applied(replacement)).contains("image: old:1.7\n");
    }

    @Test
    void anIndexBelowZeroPrependsAndOneBeyondTheEndAppends() {
        assertThat(target("data.host", "spec.image", "options: {delimiter: ':', index: -1}"))
                .contains("image: example.com:old:0\n");
        assertThat(target("data.host", "spec.image", "options: {delimiter: ':', index: 9}"))
                .contains("image: old:0:example.com\n");
    }

    @Test
    void whatIsRejectedStaysAsItIs() {
        var replacement =
                """
                - sourceValue: "7"
                  targets:
                  - select: {kind: Target}
                    reject: [{labelSelector: tier=web}]
                    fieldPaths: [spec.port]
                """;

        assertThat(applied(replacement)).contains("port: 80\n", "port: 7\n");
    }

    @Test
    void allFailuresAreToldWithTheirPlaces() {
        applied(
                """
                - source: {kind: Source, fieldPath: data.nothing}
                  targets: [{select: {kind: Target}, fieldPaths: [spec.port]}]
                - source: {kind: Source, fieldPath: data.host}
                  targets: [{select: {kind: Target}, fieldPaths: [spec.gone]}]
                - source: {kind: Target}
                  targets: [{select: {kind: Target}}]
                """);

        assertThat(problems.all().stream().map(Problem::line))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("kustomization.yaml:1:37 data.nothing"),
                        line -> assertThat(line).startsWith("kustomization.yaml:4:51 spec.gone"),
                        line -> assertThat(line).contains("spec.gone of Target two"),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "kustomization.yaml:5:11 more than one object has kind Target;"));
    }

    private String target(String source, String path) {
        return target(source, path, "options: {}");
    }

    private String target(String source, String path, String options) {
        return applied(
                """
                - source: {kind: Source, fieldPath: %s}
                  targets:
                  - select: {name: one}
                    fieldPaths: ["%s"]
                    %s
                """
                        .formatted(source, path, options));
    }

    private String applied(String replacements) {
        var node = read("kustomization.yaml", replacements).getFirst();
        var definitions =
                Fields.read(
                        YamlNode.of(Map.of("replacements", node)),
                        Strictness.KUSTOMIZATION,
                        problems,
                        fields -> fields.list("replacements", ReplacementDefinition::read));
        var resources =
                read("objects.yaml", OBJECTS).stream()
                        .map(document -> Resource.of((Mapping) document, _ -> false))
                        .toList();
        return new Replacements(problems)
                .apply(definitions, new Resources(resources)).all().stream()
                        .map(resource -> YamlPrinter.print(resource.content()))
                        .collect(Collectors.joining("---\n"));
    }

    private static List<YamlNode> read(String file, String text) {
        return new YamlReader(Dialect.KUSTOMIZE).read(file, text).documents();
    }
}
