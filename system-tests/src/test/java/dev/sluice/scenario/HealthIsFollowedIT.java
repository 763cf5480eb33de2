package dev.sluice.scenario;

import static dev.sluice.scenario.Fleet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthIsFollowedIT {

    private static final String GATE =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: gate
              namespace: depends
            spec:
              selector: {matchLabels: {app: gate}}
              template:
                metadata: {labels: {app: gate}}
                spec: {containers: [{name: gate, image: gate}]}
            """;

    private final Fleet fleet = Fleet.shared();

    @Test
    void aDependantWaitsForItsDependencyAndIsToldWhy() {
        Repository repository = fleet.repository("depends");
        repository
                .write("infra/namespace.yaml", Yaml.namespace("depends"))
                .write("infra/gate.yaml", GATE)
                .write("apps/one.yaml", Yaml.configMap("depends", "one", "x"))
                .push("Apps behind a gate");
        fleet.define(
                "depends.yaml",
                Yaml.gitRepository("depends", repository.url(), "10m"),
                Yaml.kustomization("depends-infra", "depends", "./infra") + "  wait: true\n",
                Yaml.kustomization("depends-apps", "depends", "./apps")
                        + "  dependsOn: [{name: depends-infra}]\n");

        eventually("the dependant is told what it waits for")
                .untilAsserted(
                        () ->
                                assertThat(
                                                fleet.delivery("Kustomization", "depends-apps")
                                                        .prettify())
                                        .contains("DependencyNotReady")
                                        .contains(
                                                "it depends on Kustomization/stories/depends-infra,"
                                                        + " which is not Ready yet")
                                        .contains("apps/Deployment depends/gate"));
        assertThat(fleet.exists("local", "configmap", "depends", "one")).isFalse();

        available(1);

        fleet.awaitValue("local", "depends", "one", "x");
        fleet.awaitReady("Kustomization", "depends-infra");
        fleet.awaitReady("Kustomization", "depends-apps");

        available(0);

        eventually("what turned unhealthy says so")
                .untilAsserted(
                        () ->
                                assertThat(
                                                fleet.delivery("Kustomization", "depends-infra")
                                                        .prettify())
                                        .contains("\"Unhealthy\"")
                                        .contains("0 of 1 replicas"));
        assertThat(fleet.exists("local", "configmap", "depends", "one")).isTrue();
        available(1);
        fleet.awaitReady("Kustomization", "depends-infra");
    }

    /// Says what the gate's controller would say.
    private void available(int replicas) {
        var answer =
                fleet.run(
                        "local",
                        "patch",
                        "deployment",
                        "gate",
                        "-n",
                        "depends",
                        "--subresource=status",
                        "--type=merge",
                        "-p",
                        "{\"status\":{\"observedGeneration\":1,\"replicas\":1,\"updatedReplicas\":1,"
                                + "\"readyReplicas\":%1$d,\"availableReplicas\":%1$d}}"
                                        .formatted(replicas));
        assertThat(answer.output()).contains("patched");
    }
}
