package dev.sluice.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.helm.Release.SchemaPolicy;
import dev.sluice.helm.capability.ApiVersions;
import dev.sluice.helm.capability.Capabilities;
import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.capability.Inquiry;
import dev.sluice.helm.capability.KubeVersion;
import dev.sluice.helm.chart.Charts;
import dev.sluice.helm.chart.Loading;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.function.Surroundings.Lookup;
import dev.sluice.helm.value.GoMap;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InquiryTest {

    @Test
    void whatATemplateAsksOfItsControlPlaneIsHeard() {
        assertThat(heard("{{ .Values | toJson }} {{ .Release.Name }} {{ .Chart.Name }}")).isEmpty();
        assertThat(heard("{{ .Capabilities.HelmVersion.Version }}")).isEmpty();
        assertThat(heard("{{ .Capabilities.KubeVersion.Minor }}")).containsExactly("version");
        assertThat(heard("{{ .Capabilities.APIVersions.Has \"apps/v1\" }}"))
                .containsExactly("apps/v1");
        assertThat(heard("{{ range .Capabilities.APIVersions }}{{ . }}{{ end }}")).contains("all");
        assertThat(heard("{{ .Capabilities | toJson | quote }}")).contains("version", "all");
        assertThat(heard("{{ tpl \"{{ .Capabilities.KubeVersion }}\" . }}"))
                .containsExactly("version");
    }

    @Test
    void aRangeOfTheChartAsksForTheVersion() {
        assertThat(heard("a", ", kubeVersion: '>=1.20.0'")).containsExactly("version");
    }

    private static List<String> heard(String template) {
        return heard(template, "");
    }

    private static List<String> heard(String template, String more) {
        var heard = new ArrayList<String>();
        var inquiry =
                new Inquiry() {
                    @Override
                    public void kubeVersion() {
                        heard.add("version");
                    }

                    @Override
                    public void apiVersion(String version) {
                        heard.add(version);
                    }

                    @Override
                    public void apiVersions() {
                        heard.add("all");
                    }
                };
        var tree =
                MapSourceTree.of(
                        Map.of(
                                "Chart.yaml",
                                "{apiVersion: v2, name: web, version: 1.0.0%s}".formatted(more),
                                "templates/a.yaml",
                                "a: |\n  " + template));
        var chart = (Loading.Loaded) Charts.load(tree, TreePath.ROOT, HelmMajor.HELM_4);
        var release =
                new Release(
                        "web",
                        "shop",
                        false,
                        1,
                        new Capabilities(KubeVersion.DEFAULT, ApiVersions.DEFAULT, inquiry),
                        SchemaPolicy.CHECKED);
        var rendering =
                new Helm(HelmMajor.HELM_4)
                        .template(
                                chart.chart(),
                                new GoMap(),
                                release,
                                new Surroundings(
                                        Instant.EPOCH, Draws.none("no key"), Lookup.NOTHING));
        assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
        return heard.stream().distinct().toList();
    }
}
