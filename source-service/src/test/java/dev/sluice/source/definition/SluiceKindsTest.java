package dev.sluice.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryDeclaration.Deletion;
import dev.sluice.events.DeliveryDeclaration.Policy;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.SecretReference;
import dev.sluice.events.SourceId;
import dev.sluice.events.Target;
import dev.sluice.events.Target.Operator;
import dev.sluice.events.Target.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SluiceKindsTest {

    private static final String CONTROL_PLANE =
            """
            apiVersion: sluice.dev/v1alpha1
            kind: ControlPlane
            metadata:
              name: edge-1
              namespace: fleet
              labels:
                region: eu
                stage: prod
            spec:
              kubeConfig:
                secretRef:
                  name: edge-1-kubeconfig
            """;
    private static final String DELIVERY =
            """
            apiVersion: sluice.dev/v1alpha1
            kind: Delivery
            metadata:
              name: web
              namespace: fleet
            spec:
              sourceRef:
                name: app
            """;

    @Test
    void aControlPlaneIsItsKubeconfigAndItsLabels() {
        assertThat(Reading.problems(CONTROL_PLANE)).isEmpty();
        assertThat(Reading.controlPlane(CONTROL_PLANE))
                .isEqualTo(
                        new ControlPlaneDeclaration(
                                new ControlPlaneId("fleet", "edge-1"),
                                Map.of("region", "eu", "stage", "prod"),
                                new SecretReference("fleet", "edge-1-kubeconfig", "value"),
                                ""));
    }

    @Test
    void aControlPlaneMaySayMore() {
        var declared =
                Reading.controlPlane(
                        CONTROL_PLANE
                                + """
                                      namespace: secrets
                                      key: kubeconfig
                                  inventoryNamespace: tenant-a
                                """);

        assertThat(declared.kubeConfig())
                .isEqualTo(new SecretReference("secrets", "edge-1-kubeconfig", "kubeconfig"));
        assertThat(declared.inventoryNamespace()).isEqualTo("tenant-a");
    }

    @Test
    void aDeliveryHasDefaults() {
        assertThat(Reading.problems(DELIVERY)).isEmpty();
        var delivery = Reading.delivery(DELIVERY);

        assertThat(delivery.delivery()).isEqualTo(new DeliveryId("Delivery", "fleet", "web"));
        assertThat(delivery.source()).isEqualTo(new SourceId("GitRepository", "fleet", "app"));
        assertThat(delivery.path()).isEmpty();
        assertThat(delivery.target()).isEqualTo(new Target.Local());
        assertThat(delivery.policy())
                .isEqualTo(
                        new Policy(
                                true,
                                false,
                                true,
                                false,
                                false,
                                Deletion.DELETE,
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(1),
                                null));
    }

    @Test
    void aDeliveryGoesToOneControlPlaneOrToAList() {
        assertThat(target("controlPlane: {name: edge-1}"))
                .isEqualTo(new Target.Listed(List.of(new ControlPlaneId("fleet", "edge-1"))));
        assertThat(target("controlPlanes: [{name: a}, {name: b, namespace: other}, {name: a}]"))
                .isEqualTo(
                        new Target.Listed(
                                List.of(
                                        new ControlPlaneId("fleet", "a"),
                                        new ControlPlaneId("other", "b"))));
    }

    @Test
    void aDeliveryGoesToAllThatASelectorMatches() {
        assertThat(
                        target(
                                "controlPlaneSelector: {namespace: fleet, matchLabels: {stage: prod},"
                                        + " matchExpressions: [{key: region, operator: In, values:"
                                        + " [eu, us]}, {key: old, operator: DoesNotExist}]}"))
                .isEqualTo(
                        new Target.Selected(
                                "fleet",
                                Map.of("stage", "prod"),
                                List.of(
                                        new Requirement("region", Operator.In, List.of("eu", "us")),
                                        new Requirement("old", Operator.DoesNotExist, List.of()))));
        assertThat(target("controlPlaneSelector: {}"))
                .isEqualTo(new Target.Selected("", Map.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "controlPlanes: [] ; names no control plane",
                "controlPlane: edge ; spec.controlPlane is not a mapping",
                "controlPlane: {name: a}@  controlPlanes: [{name: b}] ; write only one of",
                "controlPlaneSelector: {matchExpressions: [{key: a, operator: Near}]} ; write one of In",
                "controlPlaneSelector: {matchExpressions: [{key: a, operator: In}]} ; In needs values",
                "createNamespace: true ; names no namespace",
                "deletionPolicy: Never ; write one of MirrorPrune, Delete, Orphan",
                "targetNamespace: A_B ; is no name that Kubernetes takes",
                "path: ../x ; leaves the repository"
            })
    void whatCannotBeMeantIsRefused(String field, String message) {
        var yaml = DELIVERY + "  " + field.replace("@", "\n") + "\n";

        assertThat(Reading.one(yaml).declares()).isEmpty();
        assertThat(Reading.problems(yaml)).anySatisfy(line -> assertThat(line).contains(message));
    }

    @Test
    void allOfADeliveryIsRead() {
        var delivery =
                Reading.delivery(
                        DELIVERY
                                + """
                                  path: ./web
                                  targetNamespace: web
                                  createNamespace: true
                                  commonMetadata:
                                    labels: {team: a}
                                  dependsOn:
                                  - name: crds
                                  - kind: Kustomization
                                    name: infra
                                    namespace: flux-system
                                  prune: false
                                  selfHeal: false
                                  wait: true
                                  timeout: 1m
                                  retryInterval: 10s
                                  force: true
                                  suspend: true
                                  serviceAccountName: robot
                                """);

        assertThat(delivery.path()).isEqualTo("web");
        assertThat(delivery.createNamespace()).isTrue();
        assertThat(delivery.dependsOn())
                .containsExactly(
                        new DeliveryId("Delivery", "fleet", "crds"),
                        new DeliveryId("Kustomization", "flux-system", "infra"));
        assertThat(delivery.policy())
                .isEqualTo(
                        new Policy(
                                false,
                                false,
                                false,
                                true,
                                true,
                                Deletion.ORPHAN,
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(10),
                                "fleet/robot"));
    }

    private static Target target(String field) {
        var yaml = DELIVERY + "  " + field + "\n";
        assertThat(Reading.problems(yaml)).isEmpty();
        return Reading.delivery(yaml).target();
    }
}
