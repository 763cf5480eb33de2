package dev.sluice.scenario;

import static dev.sluice.scenario.Fleet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.ChartHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Charts from a repository and from a registry. Nothing runs Jobs on these control planes: the
/// stories say what their controller would.
class ChartsAreDeliveredIT {

    private static final String SUCCEEDED =
            """
            {"startTime": "2026-11-21T12:00:00Z", "completionTime": "2026-11-21T12:00:01Z",
             "succeeded": 1, "conditions": [
              {"type": "SuccessCriteriaMet", "status": "True"},
              {"type": "Complete", "status": "True"}]}""";
    private static final String FAILED =
            """
            {"startTime": "2026-11-21T12:00:00Z", "failed": 1, "conditions": [
              {"type": "FailureTarget", "status": "True", "reason": "BackoffLimitExceeded"},
              {"type": "Failed", "status": "True", "reason": "BackoffLimitExceeded",
               "message": "Job has reached the specified backoff limit"}]}""";
    private static final String CANARY = "canary-chart-5d0e91";

    private static ChartHost host;

    private final Fleet fleet = Fleet.shared();

    /// The repositories stay: a directory that is suddenly empty removes nothing.
    @BeforeAll
    static void publishCharts() {
        host = ChartHost.start();
        host.publish(ShopChart.of("1.0.0"));
        Fleet.shared()
                .define(
                        "charts.yaml",
                        repository("charts", host.repositoryUrl().toString(), "default"),
                        repository("registry", host.registryUrl(), "oci") + "  insecure: true\n");
    }

    @AfterAll
    static void stopTheHost() {
        host.close();
    }

    @Test
    void aReleaseRunsItsHooksFollowsItsRangeAndEndsWithAllThatItOwned() {
        fleet.define("chart-shop.yaml", release("shop", "charts", "  values: {color: blue}\n"));

        finish("shop", "shop-migrate", SUCCEEDED);
        fleet.awaitReady("HelmRelease", "shop");
        assertThat(fleet.value("local", "shop", "shop")).isEqualTo("blue 1.0.0");
        assertThat(fleet.exists("local", "till", "shop", "shop")).isTrue();
        var first = fleet.uid("local", "job", "shop", "shop-migrate");

        host.publish(ShopChart.of("1.1.0"));
        host.publish(ShopChart.of("2.0.0"));
        eventually("the hook runs anew")
                .untilAsserted(
                        () ->
                                assertThat(fleet.uid("local", "job", "shop", "shop-migrate"))
                                        .isNotEmpty()
                                        .isNotEqualTo(first));
        assertThat(fleet.value("local", "shop", "shop")).isEqualTo("blue 1.0.0");
        finish("shop", "shop-migrate", SUCCEEDED);
        fleet.awaitValue("local", "shop", "shop", "blue 1.1.0");

        fleet.undefine("chart-shop.yaml");
        eventually("all of it is gone")
                .untilAsserted(
                        () -> {
                            assertThat(fleet.exists("local", "configmap", "shop", "shop"))
                                    .isFalse();
                            assertThat(fleet.exists("local", "till", "shop", "shop")).isFalse();
                            assertThat(fleet.exists("local", "job", "shop", "shop-migrate"))
                                    .isFalse();
                        });
        assertThat(fleet.exists("local", "crd", "shop", "tills.shop.example.org")).isTrue();
    }

    @Test
    void aHookThatFailsSaysWhyAndHoldsBackTheRest() {
        fleet.define("chart-failing.yaml", release("failing", "charts", ""));

        finish("failing", "failing-migrate", FAILED);

        eventually("the release says why")
                .untilAsserted(
                        () ->
                                assertThat(fleet.delivery("HelmRelease", "failing").prettify())
                                        .contains("failing-migrate")
                                        .contains("Job has reached the specified backoff limit"));
        assertThat(fleet.exists("local", "configmap", "failing", "failing")).isFalse();
        fleet.undefine("chart-failing.yaml");
    }

    @Test
    void aChartOfARegistryTakesValuesOfASecretThatNobodySees() {
        fleet.stack()
                .directory()
                .putSecret(Yaml.NAMESPACE, "shop-values", "values.yaml", "password: " + CANARY);
        fleet.define(
                "chart-registry.yaml",
                release(
                        "registry",
                        "registry",
                        "  valuesFrom: [{kind: Secret, name: shop-values}]\n"));

        finish("registry", "registry-migrate", SUCCEEDED);
        fleet.awaitReady("HelmRelease", "registry");

        assertThat(fleet.field("local", "configmap", "registry", "registry", ".data.password"))
                .isEqualTo(CANARY);
        var topics = Topics.of(fleet);
        for (var topic : topics.names()) {
            assertThat(topics.read(topic))
                    .as(topic)
                    .allSatisfy(
                            record ->
                                    assertThat(String.valueOf(record.value()))
                                            .doesNotContain(CANARY));
        }
        fleet.undefine("chart-registry.yaml");
    }

    @Test
    void valuesThatLieInTheHubCountAndChangeWithoutACommit() {
        fleet.run("local", "create", "namespace", Yaml.NAMESPACE);
        configure("hub-color", "blue");
        fleet.run(
                "local",
                "create",
                "secret",
                "generic",
                "hub-password",
                "-n",
                Yaml.NAMESPACE,
                "--from-literal=values.yaml=password: " + CANARY);
        fleet.define(
                "chart-hub.yaml",
                release(
                        "hub",
                        "charts",
                        """
                          valuesFrom:
                          - {kind: Secret, name: hub-password}
                          - {kind: ConfigMap, name: hub-color, valuesKey: color, targetPath: color}
                        """));
        finish("hub", "hub-migrate", SUCCEEDED);
        awaitColor("blue");
        assertThat(fleet.field("local", "configmap", "hub", "hub", ".data.password"))
                .isEqualTo(CANARY);
        var first = fleet.uid("local", "job", "hub", "hub-migrate");

        configure("hub-color", "green");

        eventually("the hook runs anew")
                .untilAsserted(
                        () ->
                                assertThat(fleet.uid("local", "job", "hub", "hub-migrate"))
                                        .isNotEmpty()
                                        .isNotEqualTo(first));
        finish("hub", "hub-migrate", SUCCEEDED);
        awaitColor("green");

        fleet.run("local", "delete", "configmap", "hub-color", "-n", Yaml.NAMESPACE);
        eventually("what is missing is named")
                .untilAsserted(
                        () ->
                                assertThat(fleet.delivery("HelmRelease", "hub").prettify())
                                        .contains("ConfigMap stories/hub-color")
                                        .contains("there is no such object in the hub"));
        awaitColor("green");
        fleet.undefine("chart-hub.yaml");
    }

    /// Whatever the version of the chart: other stories publish newer ones.
    private void awaitColor(String color) {
        eventually("the color " + color)
                .untilAsserted(
                        () ->
                                assertThat(fleet.value("local", "hub", "hub"))
                                        .startsWith(color + " "));
    }

    /// A ConfigMap of the hub, as a person writes it.
    private void configure(String name, String color) {
        var manifest = fleet.directory().resolve(name + ".yaml");
        try {
            Files.writeString(
                    manifest,
                    """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: %s, namespace: %s}
                    data: {color: %s}
                    """
                            .formatted(name, Yaml.NAMESPACE, color));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var answer = fleet.run("local", "apply", "-f", manifest.toString());
        assertThat(answer.status()).as(answer.complaints()).isZero();
    }

    /// Says of a Job what its controller would, as soon as it is there.
    private void finish(String namespace, String job, String status) {
        eventually(job + " is made").until(() -> fleet.exists("local", "job", namespace, job));
        var answer =
                fleet.run(
                        "local",
                        "patch",
                        "job",
                        job,
                        "-n",
                        namespace,
                        "--subresource=status",
                        "--type=merge",
                        "-p",
                        "{\"status\":" + status + "}");
        assertThat(answer.output()).contains("patched");
    }

    private static String repository(String name, String url, String type) {
        return """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: HelmRepository
        metadata:
          name: %s
          namespace: stories
        spec:
          interval: 1s
          url: %s
          type: %s
        """
                .formatted(name, url, type);
    }

    /// In a namespace of its own name.
    private static String release(String name, String repository, String more) {
        return """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: %1$s
          namespace: stories
        spec:
          interval: 1s
          releaseName: %1$s
          targetNamespace: %1$s
          chart:
            spec:
              chart: shop
              version: 1.x
              sourceRef: {kind: HelmRepository, name: %2$s}
          install: {createNamespace: true}
        """
                        .formatted(name, repository)
                + more;
    }
}
