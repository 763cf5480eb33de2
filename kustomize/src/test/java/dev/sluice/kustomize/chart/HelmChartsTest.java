package dev.sluice.kustomize.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.Helm;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Options;
import dev.sluice.kustomize.Rendering;
import dev.sluice.kustomize.load.Remotes;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HelmChartsTest {

    private static final String TEMPLATE =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: {{ .Release.Name }}
              namespace: {{ .Release.Namespace }}
            data:
              a: {{ .Values.a | quote }}
              b: {{ .Values.b | quote }}
            """;

    @Test
    void rendersAChartOfTheTreeWithItsValuesOverridden() {
        var rendering =
                build(
                        """
                        namePrefix: eu-
                        helmCharts:
                        - name: web
                          releaseName: demo
                          namespace: apps
                          valuesInline: {a: mine}
                        """);

        assertThat(text(rendering))
                .isEqualTo(
                        """
                        apiVersion: v1
                        data:
                          a: mine
                          b: default
                        kind: ConfigMap
                        metadata:
                          name: eu-demo
                          namespace: apps
                        """);
    }

    @Test
    void theChartsOwnValuesWinWhereTheyAreMergedIn() {
        var rendering =
                build(
                        """
                        helmCharts:
                        - name: web
                          releaseName: demo
                          valuesMerge: merge
                          valuesInline: {a: mine}
                        """);

        assertThat(text(rendering)).contains("a: default");
    }

    @Test
    void refusesWhatWouldBeFetchedOrAnotherEachTime() {
        assertThat(problems(build("helmCharts: [{name: web}]\n")))
                .contains("the chart web has no releaseName");
        assertThat(
                        problems(
                                build(
                                        """
                                        helmCharts:
                                        - name: other
                                          releaseName: demo
                                          version: 1.0.0
                                          repo: https://charts.example
                                          valuesMerge: replace
                                          valuesInline: {a: mine}
                                        """)))
                .contains("nothing is fetched while rendering");
    }

    private static Rendering build(String kustomization) {
        var files = new LinkedHashMap<String, String>();
        files.put("kustomization.yaml", kustomization);
        files.put("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        files.put("charts/web/values.yaml", "a: default\nb: default\n");
        files.put("charts/web/templates/map.yaml", TEMPLATE);
        var charts =
                new HelmCharts(
                        new Helm(HelmMajor.HELM_4),
                        () ->
                                new Surroundings(
                                        Instant.EPOCH,
                                        new Draws(new byte[32], "test"),
                                        Surroundings.Lookup.NOTHING));
        return new Kustomize(Options.DEFAULT, Remotes.none(), charts)
                .build(MapSourceTree.of(files), TreePath.ROOT);
    }

    private static String text(Rendering rendering) {
        return ((Rendering.Rendered) rendering).yaml();
    }

    private static String problems(Rendering rendering) {
        return ((Rendering.Rejected) rendering)
                .problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
