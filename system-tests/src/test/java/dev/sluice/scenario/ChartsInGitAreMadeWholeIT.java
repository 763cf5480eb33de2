package dev.sluice.scenario;

import static dev.sluice.scenario.Fleet.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.ChartArchive;
import dev.sluice.stack.ChartHost;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Charts in Git whose dependencies lie elsewhere.
class ChartsInGitAreMadeWholeIT {

    private static ChartHost host;

    private final Fleet fleet = Fleet.shared();

    @BeforeAll
    static void publishCharts() {
        host = ChartHost.start();
        host.publish(part("cache", "1.0.0"));
        host.publish(part("queue", "2.0.0"));
        Fleet.shared()
                .define(
                        "whole-registry.yaml",
                        """
                        apiVersion: source.toolkit.fluxcd.io/v1
                        kind: HelmRepository
                        metadata:
                          name: whole-registry
                          namespace: stories
                        spec:
                          url: %s
                          type: oci
                          insecure: true
                        """
                                .formatted(host.registryUrl()));
    }

    @AfterAll
    static void stopTheHost() {
        host.close();
    }

    @Test
    void aHelmChartOfAGitRepositoryReachesTheControlPlaneWithItsValuesFiles() {
        var repository = fleet.repository("chart-with-values");
        chart(repository, "");
        repository.write("envs/prod.yaml", "color: blue\n");
        repository.push("A chart");
        fleet.define(
                "whole-values.yaml",
                Yaml.gitRepository("chart-with-values", repository.url(), "1s"),
                """
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: HelmChart
                metadata:
                  name: values
                  namespace: stories
                spec:
                  interval: 1s
                  chart: charts/shop
                  sourceRef: {kind: GitRepository, name: chart-with-values}
                  valuesFiles: [charts/shop/values.yaml, envs/prod.yaml, envs/none.yaml]
                  ignoreMissingValuesFiles: true
                  reconcileStrategy: Revision
                """,
                release("whole-values", "  chartRef: {kind: HelmChart, name: values}\n"));

        fleet.awaitValue("local", "whole-values", "shop", "blue small 1.0.0");
        fleet.awaitReady("HelmRelease", "whole-values");

        repository.write("envs/prod.yaml", "color: green\n").push("Another color");
        fleet.awaitValue("local", "whole-values", "shop", "green small 1.0.0");
        fleet.undefine("whole-values.yaml");
    }

    @Test
    void dependenciesOfARepositoryOfARegistryAndOfTheSameRepositoryReachTheControlPlane() {
        var repository = fleet.repository("chart-with-parts");
        chart(
                repository,
                """
                dependencies:
                - {name: cache, version: 1.x, repository: "%s"}
                - {name: queue, version: 2.0.0, repository: "%s"}
                - {name: common, version: 0.x, repository: "file://../common"}
                """
                        .formatted(host.repositoryUrl(), host.registryUrl()));
        part("common", "0.1.0", (path, text) -> repository.write("charts/common/" + path, text));
        var commit = repository.push("A chart");
        fleet.define(
                "whole-parts.yaml",
                Yaml.gitRepository("chart-with-parts", repository.url(), "1s"),
                release("whole-parts", inGit("chart-with-parts")));

        fleet.awaitValue("local", "whole-parts", "cache", "1.0.0");
        fleet.awaitValue("local", "whole-parts", "queue", "2.0.0");
        fleet.awaitValue("local", "whole-parts", "common", "0.1.0");
        fleet.awaitValue("local", "whole-parts", "shop", "red small 1.0.0");
        fleet.awaitReady("HelmRelease", "whole-parts");
        assertThat(fleet.delivery("HelmRelease", "whole-parts").prettify()).contains(commit);

        host.publish(part("cache", "1.1.0"));
        fleet.awaitValue("local", "whole-parts", "cache", "1.1.0");
        fleet.undefine("whole-parts.yaml");
    }

    @Test
    void aDependencyThatIsNotThereIsNamedAndHoldsBackNothingElse() {
        var repository = fleet.repository("chart-without-part");
        chart(
                repository,
                """
                dependencies:
                - {name: nowhere, version: 1.x, repository: "%s"}
                """
                        .formatted(host.repositoryUrl()));
        part("common", "0.1.0", (path, text) -> repository.write("charts/common/" + path, text));
        repository.push("A chart");
        fleet.define(
                "whole-missing.yaml",
                Yaml.gitRepository("chart-without-part", repository.url(), "1s"),
                release("whole-missing", inGit("chart-without-part")),
                release(
                        "whole-beside",
                        inGit("chart-without-part").replace("charts/shop", "charts/common")));

        fleet.awaitValue("local", "whole-beside", "common", "0.1.0");
        eventually("the release names what is missing")
                .untilAsserted(
                        () ->
                                assertThat(
                                                fleet.delivery("HelmRelease", "whole-missing")
                                                        .prettify())
                                        .contains("the dependency nowhere 1.x")
                                        .contains("has no chart nowhere")
                                        .contains("charts/shop/Chart.yaml"));
        assertThat(fleet.exists("local", "configmap", "whole-missing", "shop")).isFalse();

        host.publish(part("nowhere", "1.0.0"));
        fleet.awaitValue("local", "whole-missing", "nowhere", "1.0.0");
        fleet.undefine("whole-missing.yaml");
    }

    /// A chart `shop` in a folder of this name.
    private static void chart(Repository repository, String dependencies) {
        repository.write(
                "charts/shop/Chart.yaml",
                "apiVersion: v2\nname: shop\nversion: 1.0.0\n" + dependencies);
        repository.write("charts/shop/values.yaml", "color: red\nsize: small\n");
        repository.write(
                "charts/shop/templates/shop.yaml",
                Yaml.configMap(
                        "{{ .Release.Namespace }}",
                        "shop",
                        "{{ .Values.color }} {{ .Values.size }} {{ .Chart.Version }}"));
    }

    private static ChartArchive part(String name, String version) {
        var files = new LinkedHashMap<String, byte[]>();
        part(name, version, (path, text) -> files.put(path, text.getBytes(UTF_8)));
        return ChartArchive.of(Map.copyOf(files));
    }

    private interface Writing {
        void file(String path, String text);
    }

    /// A chart that tells its version.
    private static void part(String name, String version, Writing writing) {
        writing.file(
                "Chart.yaml", "apiVersion: v2\nname: %s\nversion: %s\n".formatted(name, version));
        writing.file(
                "templates/part.yaml",
                Yaml.configMap(
                        "{{ .Release.Namespace }}", "{{ .Chart.Name }}", "{{ .Chart.Version }}"));
    }

    private static String inGit(String repository) {
        return """
          chart:
            spec:
              chart: charts/shop
              sourceRef: {kind: GitRepository, name: %s}
        """
                .formatted(repository);
    }

    /// In a namespace of its own name.
    private static String release(String name, String chart) {
        return """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: %1$s
          namespace: stories
        spec:
          interval: 1s
          targetNamespace: %1$s
          install: {createNamespace: true}
        """
                        .formatted(name)
                + chart;
    }
}
