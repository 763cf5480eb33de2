package dev.sluice.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesApiIT {
    @TempDir Path directory;

    @Test
    void keepsItsObjectsPortAndCredentialsWhenItIsKilledAndStartedAgain() throws Exception {
        try (var controlPlane = KubernetesApi.start(directory, "local")) {
            var kubeconfig = controlPlane.kubeconfig();
            kubectl(controlPlane, "create", "configmap", "kept", "--from-literal=a=b");

            controlPlane.kill();
            controlPlane.restart();

            assertThat(controlPlane.kubeconfig()).isEqualTo(kubeconfig);
            assertThat(kubectl(controlPlane, "get", "configmap", "kept", "-o", "name").output())
                    .isEqualTo("configmap/kept");
        }
    }

    @Test
    void emptiesADeletedNamespaceAndFollowsOwners() throws Exception {
        try (var controlPlane = KubernetesApi.start(directory, "local")) {
            kubectl(controlPlane, "create", "namespace", "gone");
            kubectl(controlPlane, "create", "configmap", "in-it", "-n", "gone");
            kubectl(controlPlane, "create", "configmap", "owner");
            var uid =
                    kubectl(
                                    controlPlane,
                                    "get",
                                    "configmap",
                                    "owner",
                                    "-o",
                                    "jsonpath={.metadata.uid}")
                            .output();
            apply(controlPlane, owned(uid));

            kubectl(controlPlane, "delete", "configmap", "owner");
            kubectl(controlPlane, "delete", "namespace", "gone", "--wait=false");

            await().atMost(60, SECONDS)
                    .until(() -> kubectl(controlPlane, "get", "configmap", "owned").status() != 0);
            await().atMost(60, SECONDS)
                    .until(() -> kubectl(controlPlane, "get", "namespace", "gone").status() != 0);
        }
    }

    @Test
    void asksRbacAndReportsItsVersion() throws Exception {
        try (var controlPlane = KubernetesApi.start(directory, "local")) {
            var refused =
                    kubectl(controlPlane, "get", "secrets", "--as=system:serviceaccount:default:x");

            assertThat(refused.status()).isNotZero();
            assertThat(refused.output()).contains("forbidden");
            assertThat(kubectl(controlPlane, "version").output())
                    .contains("Server Version: " + ControlPlaneVersion.pinned().tag());
        }
    }

    @Test
    void answersNothingWhileItIsPaused() throws Exception {
        try (var controlPlane = KubernetesApi.start(directory, "local")) {
            controlPlane.pause();

            var asked = kubectl(controlPlane, "get", "namespaces", "--request-timeout=1s");

            assertThat(asked.status()).isNotZero();
            controlPlane.resume();
            assertThat(kubectl(controlPlane, "get", "namespaces").status()).isZero();
        }
    }

    private static String owned(String uid) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: owned
          namespace: default
          ownerReferences:
          - {apiVersion: v1, kind: ConfigMap, name: owner, uid: %s}
        """
                .formatted(uid);
    }

    private void apply(KubernetesApi controlPlane, String manifest) throws Exception {
        var file = Files.writeString(directory.resolve("manifest.yaml"), manifest);
        assertThat(kubectl(controlPlane, "apply", "-f", file.toString()).status()).isZero();
    }

    private record Answer(int status, String output) {}

    private static Answer kubectl(KubernetesApi controlPlane, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(controlPlane.kubectl().toString());
        command.add("--kubeconfig=" + controlPlane.kubeconfigFile());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output.strip());
    }
}
