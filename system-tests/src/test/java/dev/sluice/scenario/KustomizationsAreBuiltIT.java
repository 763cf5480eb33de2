package dev.sluice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KustomizationsAreBuiltIT {

    private final Fleet fleet = Fleet.shared();

    @Test
    void anOverlayIsBuiltSubstitutedAndAppliedAndFollowsItsValues() {
        fleet.stack().directory().putSecret(Yaml.NAMESPACE, "overlay-vars", "owner", "alice");
        var repository = fleet.repository("overlay");
        repository
                .write("base/kustomization.yaml", base())
                .write("base/workload.yaml", workload())
                .write("base/app.properties", "mode=fast\n")
                .write("prod/kustomization.yaml", overlay())
                .write("prod/namespace.yaml", Yaml.namespace("overlay"))
                .push("An overlay");
        fleet.define(
                "overlay.yaml",
                Yaml.gitRepository("overlay", repository.url(), "10m"),
                Yaml.kustomization("overlay", "overlay", "./prod")
                        + """
                          namePrefix: prod-
                          patches:
                          - patch: |
                              - {op: add, path: /metadata/labels, value: {patched: "yes"}}
                            target: {kind: Deployment}
                          images: [{name: web, newTag: v2}]
                          postBuild:
                            substitute: {cluster: one}
                            substituteFrom: [{kind: ConfigMap, name: overlay-vars}]
                        """);

        fleet.awaitReady("Kustomization", "overlay");

        assertThat(deployment(".metadata.labels.patched")).isEqualTo("yes");
        assertThat(deployment(".spec.template.spec.containers[0].image")).isEqualTo("web:v2");
        assertThat(deployment(".metadata.annotations.owner")).isEqualTo("alice@one");
        var settings = deployment(".spec.template.spec.volumes[0].configMap.name");
        assertThat(settings).startsWith("prod-settings-");
        assertThat(fleet.exists("local", "configmap", "overlay", settings)).isTrue();

        fleet.stack().directory().putSecret(Yaml.NAMESPACE, "overlay-vars", "owner", "bob");
        Fleet.eventually("the new value is applied")
                .untilAsserted(
                        () ->
                                assertThat(deployment(".metadata.annotations.owner"))
                                        .isEqualTo("bob@one"));
    }

    @Test
    void aBrokenOverlayIsReportedWithItsPlaceWhileItsNeighbourGoesOn() {
        var repository = fleet.repository("neighbours");
        repository
                .write("broken/kustomization.yaml", "resources:\n- cm.yaml\n")
                .write("broken/cm.yaml", Yaml.configMap("default", "broken-overlay", "one"))
                .write("sound/kustomization.yaml", "resources:\n- cm.yaml\n")
                .write("sound/cm.yaml", Yaml.configMap("default", "sound-overlay", "one"))
                .push("Two overlays");
        fleet.define(
                "neighbours.yaml",
                Yaml.gitRepository("neighbours", repository.url(), "1s"),
                Yaml.kustomization("broken", "neighbours", "./broken"),
                Yaml.kustomization("sound", "neighbours", "./sound"));
        fleet.awaitReady("Kustomization", "broken");
        fleet.awaitReady("Kustomization", "sound");

        repository
                .write("broken/kustomization.yaml", "resources:\n- cm.yaml\n- gone.yaml\n")
                .write("sound/cm.yaml", Yaml.configMap("default", "sound-overlay", "two"))
                .push("One of them breaks");

        fleet.awaitValue("local", "default", "sound-overlay", "two");
        Fleet.eventually("the broken one names file and line")
                .untilAsserted(
                        () ->
                                assertThat(fleet.delivery("Kustomization", "broken").prettify())
                                        .contains("broken/kustomization.yaml")
                                        .contains("gone.yaml does not exist"));
        assertThat(fleet.value("local", "default", "broken-overlay")).isEqualTo("one");
    }

    private String deployment(String path) {
        return fleet.field("local", "deployment", "overlay", "prod-web", path);
    }

    private static String base() {
        return """
        resources: [workload.yaml]
        configMapGenerator:
        - name: settings
          files: [app.properties]
        """;
    }

    private static String overlay() {
        return """
        namespace: overlay
        resources: [../base, namespace.yaml]
        commonAnnotations:
          owner: ${owner}@${cluster:=none}
        """;
    }

    private static String workload() {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector:
            matchLabels: {app: web}
          template:
            metadata:
              labels: {app: web}
            spec:
              containers:
              - name: web
                image: web:v1
              volumes:
              - name: settings
                configMap: {name: settings}
        """;
    }
}
