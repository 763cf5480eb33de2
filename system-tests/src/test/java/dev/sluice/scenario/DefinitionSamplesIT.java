package dev.sluice.scenario;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.scenario.Kubectl.Answer;
import dev.sluice.stack.KubernetesApi;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A real API server takes what the kinds of sluice.dev allow, and says what they do not.
class DefinitionSamplesIT {

    private static final Path CRDS = Path.of("..", "deploy", "crds");

    @TempDir static Path directory;
    private static KubernetesApi controlPlane;
    private static Kubectl kubectl;

    @BeforeAll
    static void serveTheKinds() throws Exception {
        controlPlane = KubernetesApi.start(directory, "local");
        kubectl = Kubectl.of(controlPlane);
        var made = kubectl.run("apply", "--server-side", "-k", CRDS.toString());
        assertThat(made.status()).as(made.complaints()).isZero();
        await("the kinds")
                .atMost(30, SECONDS)
                .until(
                        () ->
                                kubectl.run("get", "deliveries.sluice.dev,controlplanes.sluice.dev")
                                                .status()
                                        == 0);
    }

    @AfterAll
    static void stopIt() {
        controlPlane.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ControlPlane|{kubeConfig: {secretRef: {name: edge}}}",
                "ControlPlane|{kubeConfig: {secretRef: {name: edge, namespace: fleet, key: config}},"
                        + " inventoryNamespace: inventories}",
                "Delivery|{sourceRef: {name: apps}}",
                "Delivery|{sourceRef: {name: apps}, path: ./web, controlPlane: {name: edge},"
                        + " targetNamespace: web, createNamespace: true}",
                "Delivery|{sourceRef: {name: apps}, controlPlanes: [{name: a}, {name: b, namespace: c}]}",
                "Delivery|{sourceRef: {name: apps}, controlPlaneSelector: {matchLabels: {tier: prod},"
                        + " matchExpressions: [{key: eu, operator: Exists}]}}",
            })
    void isTaken(String kind, String spec) throws Exception {
        var answer = apply(kind, spec);

        assertThat(answer.status()).as(answer.complaints()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ControlPlane|{}|spec.kubeConfig: Required value",
                "ControlPlane|{kubeConfig: {secretRef: {name: ''}}}|spec.kubeConfig.secretRef.name",
                "ControlPlane|{kubeConfig: {secretRef: {name: a}}, server: x}|unknown field",
                "Delivery|{path: ./web}|spec.sourceRef: Required value",
                "Delivery|{sourceRef: {name: apps}, controlPlane: {name: a}, controlPlanes: [{name: b}]}"
                        + "|write only one of controlPlane, controlPlanes, controlPlaneSelector",
                "Delivery|{sourceRef: {name: apps}, createNamespace: true}"
                        + "|createNamespace needs targetNamespace",
                "Delivery|{sourceRef: {name: apps}, controlPlanes: []}|spec.controlPlanes",
                "Delivery|{sourceRef: {name: apps}, controlPlaneSelector: {matchExpressions:"
                        + " [{key: a, operator: Is}]}}|Unsupported value",
            })
    void isRefusedWithTheReason(String kind, String spec, String reason) throws Exception {
        var answer = apply(kind, spec);

        assertThat(answer.status()).isNotZero();
        assertThat(answer.complaints()).contains(reason);
    }

    @Test
    void whatTheDocumentationShowsIsTaken() throws Exception {
        for (var page : new String[] {"control-plane", "delivery"}) {
            var text = Files.readString(Path.of("..", "docs", "definitions", page + ".md"));
            var sample = text.substring(text.indexOf("```yaml") + 7);
            var file = directory.resolve(page + ".yaml");
            Files.writeString(file, sample.substring(0, sample.indexOf("```")));

            var answer = dryRun(file);

            // The namespace of the example is not there; the schema comes first.
            assertThat(answer.complaints()).doesNotContain("strict", "invalid", "Invalid");
        }
    }

    private static Answer apply(String kind, String spec) throws Exception {
        var file = directory.resolve("sample.yaml");
        Files.writeString(
                file,
                """
                apiVersion: sluice.dev/v1alpha1
                kind: %s
                metadata: {name: sample, namespace: default}
                spec: %s
                """
                        .formatted(kind, spec));
        return dryRun(file);
    }

    private static Answer dryRun(Path file) throws Exception {
        return kubectl.run(
                "create", "--dry-run=server", "--validate=strict", "-f", file.toString());
    }
}
