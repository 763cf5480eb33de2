package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Layout;
import dev.sluice.events.PostBuild;
import dev.sluice.events.PostBuild.SubstituteFrom;
import dev.sluice.events.ResourceRef;
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

class FluxKustomizationTest {

    private static final String MINIMAL =
            """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata:
              name: apps
              namespace: flux-system
            spec:
              interval: 10m
              prune: true
              path: ./apps/prod
              sourceRef:
                kind: GitRepository
                name: fleet
            """;

    @Test
    void theLeastSaysMuch() {
        assertThat(Reading.problems(MINIMAL)).isEmpty();
        assertThat(Reading.delivery(MINIMAL))
                .isEqualTo(
                        new DeliveryDeclaration(
                                new DeliveryId("Kustomization", "flux-system", "apps"),
                                new SourceId("GitRepository", "flux-system", "fleet"),
                                "apps/prod",
                                new Layout.FluxDirectory(),
                                new Target.Local(),
                                null,
                                null,
                                false,
                                Map.of(),
                                Map.of(),
                                false,
                                List.of(),
                                new Policy(
                                        true,
                                        false,
                                        true,
                                        false,
                                        false,
                                        Deletion.DELETE,
                                        Duration.ofSeconds(570),
                                        Duration.ofMinutes(10),
                                        null)));
    }

    @Test
    void whatItChangesInTheKustomizationIsKeptAsGiven() {
        var yaml =
                MINIMAL
                        + """
                          namePrefix: a-
                          patches:
                          - patch: "kind: Deployment"
                            target: {kind: Deployment}
                          images: [{name: nginx, newTag: v2}]
                          components: [../extra]
                          ignoreMissingComponents: true
                        """;

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.delivery(yaml).layout())
                .isInstanceOfSatisfying(
                        Layout.FluxDirectory.class,
                        layout -> {
                            assertThat(layout.postBuild()).isNull();
                            assertThat(layout.kustomization())
                                    .containsOnlyKeys(
                                            "namePrefix",
                                            "patches",
                                            "images",
                                            "components",
                                            "ignoreMissingComponents");
                        });
    }

    @Test
    void variablesAreTakenFromWhereTheyAreNamed() {
        var yaml =
                MINIMAL
                        + """
                          postBuild:
                            substitute: {cluster: prod}
                            substituteFrom:
                            - {kind: ConfigMap, name: vars}
                            - {kind: Secret, name: secret-vars, optional: true}
                        """;

        assertThat(Reading.delivery(yaml).layout())
                .isEqualTo(
                        new Layout.FluxDirectory(
                                Map.of(),
                                new PostBuild(
                                        Map.of("cluster", "prod"),
                                        List.of(
                                                new SubstituteFrom(
                                                        PostBuild.Kind.CONFIG_MAP, "vars", false),
                                                new SubstituteFrom(
                                                        PostBuild.Kind.SECRET,
                                                        "secret-vars",
                                                        true)),
                                        false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patches: [{target: {kind: A}}]",
                "images: [{newTag: x}]",
                "postBuild: {substitute: {a-b: c}}",
                "postBuild: {substituteFrom: [{kind: Pod, name: a}]}"
            })
    void aBrokenChangeIsRefused(String field) {
        assertThat(Reading.one(MINIMAL + "  " + field + "\n").problems())
                .anySatisfy(problem -> assertThat(problem.isError()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1beta2", "v1beta1"})
    void everyVersionIsTaken(String version) {
        assertThat(Reading.problems(MINIMAL.replace("io/v1", "io/" + version))).isEmpty();
    }

    @Test
    void allOfItIsRead() {
        var delivery =
                Reading.delivery(
                        MINIMAL
                                + """
                                    namespace: shared
                                  targetNamespace: web
                                  commonMetadata:
                                    labels: {team: a}
                                    annotations: {note: "1"}
                                  dependsOn:
                                  - name: infra
                                  - name: crds
                                    namespace: other
                                  suspend: true
                                  wait: true
                                  force: true
                                  timeout: 2m
                                  retryInterval: 30s
                                  serviceAccountName: robot
                                """);

        assertThat(delivery.source()).isEqualTo(new SourceId("GitRepository", "shared", "fleet"));
        assertThat(delivery.targetNamespace()).isEqualTo("web");
        assertThat(delivery.labels()).containsExactly(Map.entry("team", "a"));
        assertThat(delivery.annotations()).containsExactly(Map.entry("note", "1"));
        assertThat(delivery.dependsOn())
                .containsExactly(
                        new DeliveryId("Kustomization", "flux-system", "infra"),
                        new DeliveryId("Kustomization", "other", "crds"));
        assertThat(delivery.suspended()).isTrue();
        assertThat(delivery.policy())
                .isEqualTo(
                        new Policy(
                                true,
                                false,
                                true,
                                true,
                                true,
                                Deletion.DELETE,
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(30),
                                "flux-system/robot"));
    }

    @Test
    void theObjectsWhoseHealthCountsAreRead() {
        var delivery =
                Reading.delivery(
                        MINIMAL
                                + """
                                  healthChecks:
                                  - apiVersion: apps/v1
                                    kind: Deployment
                                    name: frontend
                                    namespace: web
                                  - kind: Namespace
                                    name: web
                                """);

        assertThat(delivery.policy().healthChecks())
                .containsExactly(
                        new ResourceRef("apps", "v1", "Deployment", "web", "frontend"),
                        new ResourceRef("", "", "Namespace", "", "web"));
    }

    @Test
    void aHealthCheckNeedsAKindAndAName() {
        assertThat(Reading.problems(MINIMAL + "  healthChecks: [{namespace: web}]\n"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("spec.healthChecks[0]"));
    }

    @Test
    void aKubeConfigIsAControlPlaneOfItsSecretsName() {
        var yaml =
                MINIMAL
                        + """
                          kubeConfig:
                            secretRef:
                              name: edge-kubeconfig
                        """;

        assertThat(Reading.problems(yaml)).isEmpty();
        assertThat(Reading.controlPlane(yaml))
                .isEqualTo(
                        new ControlPlaneDeclaration(
                                new ControlPlaneId("flux-system", "edge-kubeconfig"),
                                Map.of(),
                                new SecretReference("flux-system", "edge-kubeconfig", "value"),
                                ""));
        assertThat(Reading.delivery(yaml).target())
                .isEqualTo(
                        new Target.Listed(
                                List.of(new ControlPlaneId("flux-system", "edge-kubeconfig"))));
    }

    @Test
    void theKeyOfAKubeConfigMayBeNamed() {
        var yaml = MINIMAL + "  kubeConfig: {secretRef: {name: edge, key: kubeconfig.yaml}}\n";

        assertThat(Reading.controlPlane(yaml).kubeConfig().key()).isEqualTo("kubeconfig.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "true, MirrorPrune, DELETE",
        "false, MirrorPrune, ORPHAN",
        "true, Orphan, ORPHAN",
        "false, Delete, DELETE",
        "true, WaitForTermination, DELETE"
    })
    void theEndOfTheDeliveryFollowsItsPolicy(String prune, String policy, Deletion expected) {
        var yaml =
                MINIMAL.replace("prune: true", "prune: " + prune)
                        + "  deletionPolicy: %s\n".formatted(policy);

        assertThat(Reading.delivery(yaml).policy().deletion()).isEqualTo(expected);
    }

    @Test
    void withoutPruneNothingIsPrunedAndThatIsSaid() {
        var yaml = MINIMAL.replace("  prune: true\n", "");

        assertThat(Reading.problems(yaml))
                .singleElement()
                .asString()
                .startsWith("WARNING")
                .contains("spec.prune is missing and taken as false");
        assertThat(Reading.delivery(yaml).policy().prune()).isFalse();
    }

    @Test
    void aShortIntervalLeavesHalfAMinute() {
        var delivery = Reading.delivery(MINIMAL.replace("10m", "40s"));

        assertThat(delivery.policy().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(delivery.policy().retryInterval()).isEqualTo(Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decryption: {provider: sops}",
                "ignore: [{paths: [/a]}]",
                "healthCheckExprs: [{apiVersion: a/v1, kind: A, current: 'true'}]",
                "kubeConfig: {configMapRef: {name: x}}"
            })
    void whatWouldChangeTheObjectsIsRefusedByName(String field) {
        var name = field.substring(0, field.indexOf(':'));
        var converted = Reading.one(MINIMAL + "  " + field + "\n");

        assertThat(converted.declares()).isEmpty();
        assertThat(converted.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.isError()).isTrue();
                            assertThat(problem.message()).contains("spec." + name);
                            assertThat(problem.line()).isEqualTo(13);
                            assertThat(problem.remedy()).isNotBlank();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validation: client",
                "dependsOn: [{name: x, readyExpr: 'true'}]",
                "colour: blue"
            })
    void theRestIsAWarning(String field) {
        var converted = Reading.one(MINIMAL + "  " + field + "\n");

        assertThat(converted.declares()).hasSize(1);
        assertThat(converted.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.isError()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bucket", "ExternalArtifact", "Directory"})
    void otherSourcesAreRefused(String kind) {
        assertThat(Reading.problems(MINIMAL.replace("GitRepository", kind)))
                .singleElement()
                .asString()
                .startsWith("ERROR")
                .contains("a.yaml:11:5")
                .contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"./, ''", "'', ''", "/apps/, apps", "a/../b, b", "./a//b/., a/b"})
    void pathsAreWrittenInOneForm(String path, String expected) {
        assertThat(Reading.delivery(MINIMAL.replace("./apps/prod", "'" + path + "'")).path())
                .isEqualTo(expected);
    }

    @Test
    void aPathMayNotLeaveTheRepository() {
        assertThat(Reading.problems(MINIMAL.replace("./apps/prod", "apps/../../etc")))
                .singleElement()
                .asString()
                .contains("leaves the repository");
    }

    @Test
    void wrongTypesAreNamedOneByOne() {
        assertThat(
                        Reading.problems(
                                MINIMAL
                                        + """
                                          suspend: "yes"
                                          wait: 1
                                          timeout: 5
                                          targetNamespace: [a]
                                          commonMetadata:
                                            labels: {version: 1}
                                        """))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).startsWith("ERROR InvalidField"));
    }
}
