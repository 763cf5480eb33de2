package dev.sluice.scenario;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.scenario.Kubectl.Answer;
import dev.sluice.stack.KubernetesApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `deploy/` against a real API server: every object is valid there, warns of nothing (pod security
/// included) and grants what it should. Nothing runs pods.
class DeployIT {
    private static final Path DEPLOY = Path.of(System.getProperty("sluice.home"), "deploy");
    private static final String APPLIER = "--as=system:serviceaccount:sluice-system:applier";

    @TempDir static Path directory;
    private static KubernetesApi controlPlane;
    private static Kubectl kubectl;

    @BeforeAll
    static void startAControlPlane() throws Exception {
        controlPlane = KubernetesApi.start(directory, "local");
        kubectl = Kubectl.of(controlPlane);
        // A dry run of what lies in a namespace asks for the namespace.
        assertAccepted(kubectl.run("create", "namespace", "sluice-inventories"));
        assertAccepted(apply(DEPLOY.resolve("base/namespace.yaml")));
    }

    @AfterAll
    static void stopIt() {
        controlPlane.close();
    }

    @Test
    void theBaseIsAccepted() throws Exception {
        var answer = dryRun("base");

        assertAccepted(answer);
        assertThat(answer.output().lines())
                .contains(
                        "deployment.apps/source-service serverside-applied (server dry run)",
                        "deployment.apps/render-service serverside-applied (server dry run)",
                        "deployment.apps/apply-service serverside-applied (server dry run)",
                        "deployment.apps/status-service serverside-applied (server dry run)");
    }

    @Test
    void theSingleNodeIsAccepted() throws Exception {
        assertAccepted(dryRun("overlays/single-node"));
    }

    @Test
    void referencesAreReadOnlyWhereThatIsGranted() throws Exception {
        assertAccepted(apply(DEPLOY.resolve("components/hub-references/references.yaml")));
        assertThat(mayRender("get", "secrets", "default")).isFalse();

        assertAccepted(
                kubectl.run(
                        "create",
                        "rolebinding",
                        "sluice-references",
                        "-n",
                        "default",
                        "--clusterrole=sluice-references",
                        "--serviceaccount=sluice-system:render-service"));

        await("the grant").atMost(30, SECONDS).until(() -> mayRender("get", "secrets", "default"));
        assertThat(mayRender("watch", "configmaps", "default")).isTrue();
        assertThat(mayRender("list", "secrets", "default")).isFalse();
        assertThat(mayRender("get", "secrets", "kube-system")).isFalse();
    }

    @Test
    @Tag("conformance")
    void theStrimziOverlayIsAcceptedWhereStrimziIs() throws Exception {
        var definitions = Path.of(System.getProperty("sluice.conformance"), "crds/strimzi");
        assertAccepted(apply(definitions));
        await("Strimzi's kinds")
                .atMost(30, SECONDS)
                .until(
                        () ->
                                kubectl.run("get", "kafkas,kafkanodepools,kafkausers", "-A")
                                                .status()
                                        == 0);

        var answer = dryRun("overlays/strimzi");

        assertAccepted(answer);
        assertThat(answer.output())
                .contains("kafka.kafka.strimzi.io/sluice", "kafkauser.kafka.strimzi.io/apply");
    }

    @Test
    void podsAreHeldToTheRestrictedProfile() throws Exception {
        var answer =
                kubectl.run(
                        "run",
                        "any",
                        "--image=any",
                        "--namespace=sluice-system",
                        "--dry-run=server");

        assertThat(answer.status()).isNotZero();
        assertThat(answer.complaints()).contains("violates PodSecurity \"restricted");
    }

    @Test
    void theApplierMayDeliverWorkloadsAndKeepItsInventoriesAndNothingElse() throws Exception {
        assertAccepted(apply(DEPLOY.resolve("components/local-control-plane/applier.yaml")));

        await("the aggregation of its rights")
                .atMost(30, SECONDS)
                .until(() -> may("patch", "deployments.apps", "team-a"));
        assertThat(may("create", "secrets", "sluice-inventories")).isTrue();
        assertThat(may("get", "secrets", "sluice-system")).isFalse();
        assertThat(may("get", "secrets", "team-a")).isFalse();
        assertThat(may("create", "clusterrolebindings.rbac.authorization.k8s.io", "")).isFalse();
    }

    @Test
    void theScriptMakesAKubeconfigOfTheApplier() throws Exception {
        var component = DEPLOY.resolve("components/local-control-plane");
        assertAccepted(apply(component.resolve("applier.yaml")));
        await("the applier's token")
                .atMost(30, SECONDS)
                .until(() -> !secret("applier", "token").isEmpty());

        assertAccepted(kubectl.script(component.resolve("kubeconfig")));

        var kubeconfig = directory.resolve("applier.kubeconfig");
        Files.writeString(
                kubeconfig,
                secret("local-kubeconfig", "value")
                        .replace("https://kubernetes.default.svc", controlPlane.url().toString()));
        var whoAmI =
                kubectl.run(
                        "--kubeconfig=" + kubeconfig,
                        "auth",
                        "whoami",
                        "-o",
                        "jsonpath={.status.userInfo.username}");
        assertThat(whoAmI.output())
                .as(whoAmI.complaints())
                .isEqualTo("system:serviceaccount:sluice-system:applier");
    }

    private static Answer apply(Path file) throws Exception {
        return kubectl.run("apply", "--server-side", "-f", file.toString());
    }

    private static Answer dryRun(String kustomization) throws Exception {
        return kubectl.run(
                "apply",
                "--server-side",
                "--dry-run=server",
                "-k",
                DEPLOY.resolve(kustomization).toString());
    }

    private static boolean may(String verb, String resource, String namespace) throws Exception {
        var answer =
                namespace.isEmpty()
                        ? kubectl.run("auth", "can-i", verb, resource, APPLIER)
                        : kubectl.run("auth", "can-i", verb, resource, "-n", namespace, APPLIER);
        return answer.status() == 0;
    }

    private static boolean mayRender(String verb, String resource, String namespace)
            throws Exception {
        return kubectl.run(
                                "auth",
                                "can-i",
                                verb,
                                resource,
                                "-n",
                                namespace,
                                "--as=system:serviceaccount:sluice-system:render-service")
                        .status()
                == 0;
    }

    private static String secret(String name, String key) throws Exception {
        var answer =
                kubectl.run(
                        "get",
                        "secret",
                        name,
                        "--namespace=sluice-system",
                        "-o",
                        "jsonpath={.data." + key + "}");
        return new String(Base64.getDecoder().decode(answer.output()), StandardCharsets.UTF_8);
    }

    private static void assertAccepted(Answer answer) {
        assertThat(answer.status()).as(answer.complaints()).isZero();
        assertThat(answer.complaints()).as("warnings").isEmpty();
    }
}
