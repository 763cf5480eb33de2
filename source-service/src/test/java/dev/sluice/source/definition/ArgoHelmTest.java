package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ChartRelease;
import dev.sluice.events.ChartRelease.Crds;
import dev.sluice.events.ChartRelease.HelmVersion;
import dev.sluice.events.ChartValues.FileParameter;
import dev.sluice.events.ChartValues.Parameter;
import dev.sluice.events.GitRef;
import dev.sluice.events.Layout;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgoHelmTest {

    private static final String START =
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: redis, namespace: argocd}
            spec:
              project: default
              destination: {server: 'https://kubernetes.default.svc', namespace: cache}
              syncPolicy: {automated: {prune: true, selfHeal: true}}
            """;
    private static final String CHART =
            START
                    + """
                      source:
                        repoURL: https://charts.bitnami.com/bitnami
                        targetRevision: 16.13.1
                        chart: redis
                    """;
    private static final String IN_GIT =
            START
                    + """
                      source:
                        repoURL: https://host/app
                        path: charts/redis
                    """;

    @Test
    void aChartOfARepositoryIsTaken() {
        var source = Reading.source(CHART);
        var delivery = Reading.delivery(CHART);

        assertThat(Reading.problems(CHART)).isEmpty();
        assertThat(source.source().toString()).matches("Chart/argocd/redis-[0-9a-f]{10}");
        assertThat(source.url()).isEqualTo("https://charts.bitnami.com/bitnami");
        assertThat(source.ref()).isEqualTo(new GitRef.Chart("redis", "16.13.1"));
        assertThat(delivery.source()).isEqualTo(source.source());
        assertThat(delivery.path()).isEmpty();
        var release = release(CHART);
        assertThat(release.name()).isEqualTo("redis");
        assertThat(release.namespace()).isEqualTo("cache");
        assertThat(release.crds()).isEqualTo(Crds.OWNED);
        assertThat(release.hooks().style()).isEqualTo(ChartRelease.Style.ARGO_CD);
    }

    @Test
    void aRegistryIsWrittenWithAndWithoutItsScheme() {
        for (var url :
                new String[] {"registry.example.org/charts", "oci://registry.example.org/charts"}) {
            var yaml = CHART.replace("https://charts.bitnami.com/bitnami", url);

            assertThat(Reading.problems(yaml)).isEmpty();
            assertThat(Reading.source(yaml).url()).isEqualTo("oci://registry.example.org/charts");
        }
    }

    @Test
    void everyOptionIsTaken() {
        var yaml =
                IN_GIT
                        + """
                            helm:
                              version: v3
                              releaseName: own
                              namespace: other
                              kubeVersion: 1.34.0
                              apiVersions: [monitoring.coreos.com/v1]
                              skipCrds: true
                              skipTests: true
                              skipSchemaValidation: true
                              ignoreMissingValueFiles: true
                              passCredentials: true
                              valueFiles: [values-prod.yaml, ../shared.yaml, /envs/prod.yaml]
                              values: |
                                text: "ignored"
                              valuesObject: {text: taken}
                              parameters:
                              - {name: replicas, value: "1"}
                              - {name: replicas, value: "2", forceString: true}
                              - {name: list, value: '{a,b}'}
                              - {name: text, value: 'a,b$ARGOCD_APP_NAME-$$'}
                              fileParameters: [{name: config, path: files/redis.conf}]
                        """;
        var release = release(yaml);

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(release.helm()).isEqualTo(HelmVersion.V3);
        assertThat(release.name()).isEqualTo("own");
        assertThat(release.namespace()).isEqualTo("other");
        assertThat(release.kubeVersion()).isEqualTo("1.34.0");
        assertThat(release.apiVersions()).containsExactly("monitoring.coreos.com/v1");
        assertThat(release.crds()).isEqualTo(Crds.SKIP);
        assertThat(release.skipTests()).isTrue();
        assertThat(release.skipSchemaValidation()).isTrue();
        var values = release.values();
        assertThat(values.ignoreMissingFiles()).isTrue();
        assertThat(values.files())
                .containsExactly(
                        "charts/redis/values-prod.yaml", "charts/shared.yaml", "envs/prod.yaml");
        assertThat(values.inline()).isEqualTo(Map.of("text", "taken"));
        assertThat(values.parameters())
                .containsExactly(
                        new Parameter("replicas", "2", true),
                        new Parameter("list", "{a,b}", false),
                        new Parameter("text", "a\\,bredis-$", false));
        assertThat(values.fileParameters())
                .containsExactly(new FileParameter("config", "charts/redis/files/redis.conf"));
    }

    @Test
    void valuesMayBeText() {
        var yaml =
                CHART
                        + """
                            helm:
                              values: |
                                architecture: standalone
                                auth: {enabled: no}
                        """;

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(release(yaml).values().inline())
                .isEqualTo(Map.of("architecture", "standalone", "auth", Map.of("enabled", false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "values: 'a: [' | spec.source.helm.values, line 1",
                "values: '- a' | holds no mapping",
                "valueFiles: [../../../x.yaml] | leaves the repository",
                "valueFiles: ['https://host/x.yaml'] | put the file into a repository",
                "valueFiles: ['envs/*.yaml'] | name each file",
                "valueFiles: ['$values/x.yaml'] | no source has the ref",
                "version: v2 | spec.source.helm.version is not supported",
                "releaseName: A_B | is no name that Helm takes",
                "parameters: [{name: a, value: $ARGOCD_APP_REVISION}] | is not supported yet"
            })
    void whatCannotBeTakenIsRefusedByName(String field, String message) {
        assertThat(Reading.problems(IN_GIT + "    helm: {" + field + "}\n"))
                .singleElement()
                .asString()
                .startsWith("ERROR")
                .contains(message);
    }

    @Test
    void filesOfAnotherSourceLieBesideTheChart() {
        var yaml =
                START
                        + """
                          sources:
                          - repoURL: https://charts.bitnami.com/bitnami
                            targetRevision: 16.x
                            chart: redis
                            helm: {valueFiles: [$values/envs/../prod.yaml, values.yaml]}
                          - repoURL: https://host/fleet
                            targetRevision: main
                            ref: values
                        """;
        var source = Reading.source(yaml);

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(release(yaml).values().files())
                .containsExactly("$values/prod.yaml", "values.yaml");
        assertThat(source.beside()).containsOnlyKeys("$values");
        assertThat(source.beside().get("$values").url()).isEqualTo("https://host/fleet");
        assertThat(source.source()).isNotEqualTo(Reading.source(CHART).source());
    }

    @Test
    void aSourceMayReferToItself() {
        var yaml =
                START
                        + """
                          sources:
                          - repoURL: https://host/app
                            path: charts/redis
                            ref: own
                            helm: {valueFiles: [$own/envs/prod.yaml]}
                        """;

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(release(yaml).values().files()).containsExactly("envs/prod.yaml");
        assertThat(Reading.source(yaml).beside()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "    helm: {}\n"})
    void aDirectoryMayTurnOutToBeAChart(String helm) {
        var layout = Reading.delivery(IN_GIT + helm).layout();

        assertThat(layout)
                .isInstanceOfSatisfying(
                        Layout.ArgoDetected.class,
                        detected -> assertThat(detected.release().name()).isEqualTo("redis"));
    }

    @Test
    void aDirectoryThatIsNamedIsOne() {
        var layout = Reading.delivery(IN_GIT + "    directory: {recurse: true}\n").layout();

        assertThat(layout).isEqualTo(new Layout.ArgoDirectory(true, "", ""));
    }

    private static ChartRelease release(String yaml) {
        var layout = Reading.delivery(yaml).layout();
        assertThat(layout).isInstanceOf(Layout.HelmChart.class);
        return ((Layout.HelmChart) layout).release();
    }
}
