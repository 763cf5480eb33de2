package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ChartRelease;
import dev.sluice.events.ChartRelease.Crds;
import dev.sluice.events.ChartValues;
import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.GitRef;
import dev.sluice.events.Layout;
import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceId;
import dev.sluice.events.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluxHelmReleaseTest {

    private static final String PODINFO =
            """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata:
              name: backend
              namespace: apps
            spec:
              interval: 5m
              chart:
                spec:
                  chart: podinfo
                  version: ">=4.0.0 <5.0.0"
                  sourceRef:
                    kind: HelmRepository
                    name: podinfo
                    namespace: charts
                  interval: 1m
              values:
                replicas: 2
            """;

    @Test
    void theUsualReleaseIsTaken() {
        var source = Reading.source(PODINFO);
        var delivery = Reading.delivery(PODINFO);

        assertThat(Reading.problems(PODINFO)).isEmpty();
        assertThat(source.source().toString()).matches("Chart/charts/podinfo-[0-9a-f]{10}");
        assertThat(source.repository())
                .isEqualTo(new SourceId("HelmRepository", "charts", "podinfo"));
        assertThat(source.ref()).isEqualTo(new GitRef.Chart("podinfo", ">=4.0.0 <5.0.0"));
        assertThat(source.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(delivery.delivery()).isEqualTo(new DeliveryId("HelmRelease", "apps", "backend"));
        assertThat(delivery.source()).isEqualTo(source.source());
        assertThat(delivery.path()).isEmpty();
        assertThat(delivery.target()).isEqualTo(new Target.Local());
        assertThat(delivery.defaultNamespace()).isEqualTo("apps");
        assertThat(delivery.createNamespace()).isFalse();
        assertThat(delivery.policy().prune()).isTrue();
        assertThat(delivery.policy().selfHeal()).isFalse();
        assertThat(delivery.policy().waitForHealth()).isTrue();
        assertThat(delivery.policy().deletion()).isEqualTo(Deletion.DELETE);
        assertThat(delivery.policy().timeout()).isEqualTo(Duration.ofMinutes(5));
        var release = release(PODINFO);
        assertThat(release.helm()).isEqualTo(ChartRelease.HelmVersion.V4);
        assertThat(release.name()).isEqualTo("backend");
        assertThat(release.namespace()).isEqualTo("apps");
        assertThat(release.values().inline()).isEqualTo(Map.of("replicas", 2L));
        assertThat(release.crds()).isEqualTo(Crds.CREATE);
        assertThat(release.hooks())
                .isEqualTo(new ChartRelease.Hooks(ChartRelease.Style.HELM, true, true, true));
        assertThat(release.skipTests()).isTrue();
    }

    @Test
    void releasesOfOneChartInOneRangeShareASource() {
        var id = Reading.source(PODINFO).source();

        assertThat(Reading.source(edited("name: backend", "name: other")).source()).isEqualTo(id);
        assertThat(Reading.source(edited(">=4.0.0 <5.0.0", "4.x")).source()).isNotEqualTo(id);
        assertThat(Reading.source(edited("chart: podinfo", "chart: other")).source())
                .isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v2beta2", "v2beta1"})
    void everyVersionThatEverWasIsTaken(String version) {
        assertThat(Reading.problems(edited("fluxcd.io/v2", "fluxcd.io/" + version))).isEmpty();
    }

    @Test
    void aChartInAGitRepositoryIsRenderedWhereItLies() {
        var yaml =
                edited("chart: podinfo\n", "chart: ./charts/podinfo/\n")
                        .replace("kind: HelmRepository", "kind: GitRepository")
                        .replace(
                                "      interval: 1m\n",
                                "      valuesFiles: [./charts/podinfo/values.yaml, prod.yaml]\n"
                                        + "      ignoreMissingValuesFiles: true\n"
                                        + "      reconcileStrategy: Revision\n");
        var delivery = Reading.delivery(yaml);

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.one(yaml).declares()).hasSize(1);
        assertThat(delivery.source()).isEqualTo(new SourceId("GitRepository", "charts", "podinfo"));
        assertThat(delivery.path()).isEqualTo("charts/podinfo");
        assertThat(release(yaml).values().chartFiles())
                .containsExactly("charts/podinfo/values.yaml", "prod.yaml");
        assertThat(release(yaml).values().ignoreMissingFiles()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "      reconcileStrategy: ChartVersion\n"})
    void thatAVersionHoldsBackNoCommitIsSaid(String strategy) {
        var yaml =
                edited("chart: podinfo\n", "chart: ./charts/podinfo/\n")
                        .replace("kind: HelmRepository", "kind: GitRepository")
                        .replace("      interval: 1m\n", "      interval: 1m\n" + strategy);

        assertThat(Reading.problems(yaml))
                .singleElement()
                .asString()
                .startsWith("WARNING IgnoredField")
                .contains("spec.chart.spec.reconcileStrategy is ChartVersion")
                .contains("write Revision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OCIRepository", "HelmChart"})
    void aChartMayBeReferredTo(String kind) {
        var yaml =
                PODINFO.replaceAll(
                        "(?s)  chart:\n.*interval: 1m\n",
                        "  chartRef: {kind: %s, name: podinfo, namespace: charts}\n"
                                .formatted(kind));

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.one(yaml).declares()).hasSize(1);
        assertThat(Reading.delivery(yaml).source())
                .isEqualTo(new SourceId(kind, "charts", "podinfo"));
    }

    @Test
    void thereIsExactlyOneChart() {
        var none = PODINFO.replaceAll("(?s)  chart:\n.*interval: 1m\n", "");
        var both = PODINFO + "  chartRef: {kind: OCIRepository, name: x}\n";

        assertThat(Reading.problems(none)).singleElement().asString().contains("names no chart");
        assertThat(Reading.problems(both)).singleElement().asString().contains("both");
    }

    @Test
    void valuesComeFromConfigMapsAndSecrets() {
        var yaml =
                PODINFO
                        + """
                          valuesFrom:
                          - {kind: ConfigMap, name: common}
                          - kind: Secret
                            name: database
                            valuesKey: password
                            targetPath: db.password
                            literal: true
                            optional: true
                        """;

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(release(yaml).values().references())
                .containsExactly(
                        new ChartValues.ValuesReference(
                                ChartValues.Kind.CONFIG_MAP,
                                new SecretReference("apps", "common", "values.yaml"),
                                null,
                                false,
                                false),
                        new ChartValues.ValuesReference(
                                ChartValues.Kind.SECRET,
                                new SecretReference("apps", "database", "password"),
                                "db.password",
                                true,
                                true));
    }

    @Test
    void theReleaseIsNamedAsFluxNamesIt() {
        assertThat(release(PODINFO + "  targetNamespace: web\n").name()).isEqualTo("web-backend");
        assertThat(release(PODINFO + "  targetNamespace: web\n").namespace()).isEqualTo("web");
        assertThat(release(PODINFO + "  releaseName: own\n  targetNamespace: web\n").name())
                .isEqualTo("own");
        assertThat(release(edited("name: backend", "name: " + "a".repeat(60))).name())
                .hasSize(53)
                .startsWith("a".repeat(40) + "-11ee391211c6");
        assertThat(Reading.problems(PODINFO + "  releaseName: No_Name\n"))
                .singleElement()
                .asString()
                .contains("'No_Name' is no name that Helm takes");
    }

    @ParameterizedTest
    @CsvSource({
        "Skip, Skip, SKIP",
        "Create, Skip, CREATE",
        "Skip, Create, CREATE",
        "Create, CreateReplace, CREATE_REPLACE",
        "Skip, CreateReplace, CREATE_REPLACE"
    })
    void crdsAreTreatedAsInstallAndUpgradeSayTogether(
            String install, String upgrade, Crds expected) {
        var yaml =
                PODINFO
                        + "  install: {crds: %s}\n  upgrade: {crds: %s}\n"
                                .formatted(install, upgrade);

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(release(yaml).crds()).isEqualTo(expected);
    }

    @Test
    void crdsThatAreReplacedAtTheFirstInstallationAloneAreWarnedOf() {
        var yaml = PODINFO + "  install: {crds: CreateReplace}\n";

        assertThat(release(yaml).crds()).isEqualTo(Crds.CREATE);
        assertThat(Reading.problems(yaml))
                .singleElement()
                .asString()
                .startsWith("WARNING IgnoredField")
                .contains("spec.install.crds");
    }

    @Test
    void whatChangesTheObjectsIsTaken() {
        var yaml =
                PODINFO
                        + """
                          targetNamespace: web
                          install: {createNamespace: true, disableHooks: true, disableWait: true}
                          upgrade: {force: true, disableSchemaValidation: true}
                          uninstall: {disableHooks: true}
                          driftDetection: {mode: enabled}
                          serviceAccountName: deployer
                          suspend: true
                          timeout: 2m
                          dependsOn: [{name: database}]
                          commonMetadata: {labels: {team: web}}
                          kubeConfig: {secretRef: {name: prod}}
                          postRenderers:
                          - kustomize:
                              images: [{name: podinfo, newTag: "5"}]
                        """;
        var delivery = Reading.delivery(yaml);
        var release = release(yaml);

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(delivery.createNamespace()).isTrue();
        assertThat(delivery.policy().force()).isTrue();
        assertThat(delivery.policy().selfHeal()).isTrue();
        assertThat(delivery.policy().waitForHealth()).isFalse();
        assertThat(delivery.policy().serviceAccount()).isEqualTo("apps/deployer");
        assertThat(delivery.policy().timeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(delivery.suspended()).isTrue();
        assertThat(delivery.labels()).containsExactly(Map.entry("team", "web"));
        assertThat(delivery.dependsOn())
                .containsExactly(new DeliveryId("HelmRelease", "apps", "database"));
        assertThat(delivery.target())
                .isEqualTo(new Target.Listed(List.of(new ControlPlaneId("apps", "prod"))));
        assertThat(Reading.one(yaml).declares())
                .hasAtLeastOneElementOfType(ControlPlaneDeclaration.class);
        assertThat(release.hooks())
                .isEqualTo(new ChartRelease.Hooks(ChartRelease.Style.HELM, false, true, false));
        assertThat(release.skipSchemaValidation()).isTrue();
        assertThat(release.postRenderers())
                .containsExactly(
                        Map.of("images", List.of(Map.of("name", "podinfo", "newTag", "5"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "install: {remediation: {retries: 3}} | spec.install.remediation",
                "upgrade: {remediation: {remediateLastFailure: true}} | spec.upgrade.remediation",
                "test: {enable: true} | spec.test.enable",
                "rollback: {cleanupOnFail: true} | spec.rollback",
                "driftDetection: {mode: enabled, ignore: [{paths: [/spec]}]} | spec.driftDetection.ignore",
                "storageNamespace: flux-system | spec.storageNamespace",
                "maxHistory: 3 | spec.maxHistory",
                "wish: 1 | spec.wish"
            })
    void whatHasNoEffectIsWarnedOfByName(String field, String name) {
        assertThat(Reading.problems(PODINFO + "  " + field + "\n"))
                .singleElement()
                .asString()
                .startsWith("WARNING")
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upgrade: {preserveValues: true} | spec.upgrade.preserveValues",
                "postRenderStrategy: combined | spec.postRenderStrategy"
            })
    void whatWouldChangeTheObjectsAndIsNotSupportedIsRefusedByName(String field, String name) {
        assertThat(Reading.problems(PODINFO + "  " + field + "\n"))
                .singleElement()
                .asString()
                .startsWith("ERROR UnsupportedField")
                .contains(name);
    }

    @Test
    void verificationIsRefusedByName() {
        var yaml = edited("      interval: 1m\n", "      verify: {provider: cosign}\n");

        assertThat(Reading.problems(yaml))
                .singleElement()
                .asString()
                .contains("spec.chart.spec.verify is not supported yet");
    }

    private static String edited(String from, String to) {
        assertThat(PODINFO).contains(from);
        return PODINFO.replace(from, to);
    }

    private static ChartRelease release(String yaml) {
        DeliveryDeclaration delivery = Reading.delivery(yaml);
        assertThat(delivery.layout()).isInstanceOf(Layout.HelmChart.class);
        return ((Layout.HelmChart) delivery.layout()).release();
    }
}
