package dev.sluice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.ChartHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The resources of users of Flux, Argo CD, Crossplane and Upbound as they have published them;
/// only what names a host outside this machine is replaced.
@Tag("conformance")
class ExamplesRunUnchangedIT {

    private static final Path EXAMPLES =
            Path.of(System.getProperty("sluice.conformance"), "examples");

    private final Fleet fleet = Fleet.shared();

    @Test
    void aSourceAndAKustomizationPerControlPlane() throws IOException {
        Repository repository = fleet.repository("your-repo");
        repository.write("kustomize/one.yaml", Yaml.configMap("default", "per-plane", "x"));
        repository.push("Claims");

        define("crossplane-framework/01-gitrepository-your-repo-source", repository.url());
        define("crossplane-framework/02-kustomization-your-repo-source", repository.url());

        fleet.awaitValue("local", "default", "per-plane", "x");
        awaitReady("Kustomization/default/your-repo-source");
    }

    @Test
    void anApplicationWhoseDestinationIsARegisteredControlPlane() throws IOException {
        fleet.run("local-2", "create", "namespace", "guestbook");
        Repository repository = fleet.repository("your-repo-source");
        repository.write("claims/one.yaml", withoutNamespace("claimed"));
        repository.push("Claims");

        define(
                "crossplane-framework/04-application-my-control-plane",
                repository.url(),
                Map.of(
                        "your-control-plane-endpoint",
                        fleet.stack().controlPlane("local-2").url().toString()));

        fleet.awaitValue("local-2", "guestbook", "claimed", "x");
        awaitReady("Application/default/my-control-plane");
    }

    @Test
    void aKustomizationOfASourceInAnotherNamespace() throws IOException {
        Repository repository = fleet.repository("webapp");
        repository.write("deploy/one.yaml", Yaml.configMap("default", "webapp", "x"));
        repository.push("Web");
        fleet.define(
                "webapp-source.yaml",
                Yaml.gitRepository("webapp", repository.url(), "1m")
                        .replace("namespace: stories", "namespace: shared"));

        define("crossplane-flux-model/02-kustomization-webapp", repository.url());

        fleet.awaitValue("local", "default", "webapp", "x");
        awaitReady("Kustomization/apps/webapp");
    }

    @Test
    void aSourceWithoutARefFollowsMaster() throws IOException {
        Repository repository = fleet.repository("podinfo-model");
        repository.write("one.yaml", Yaml.configMap("default", "unused", "x"));
        repository.push("Podinfo");
        repository.branch("master");

        define("crossplane-flux-model/01-gitrepository-podinfo", repository.url());

        Fleet.eventually("it follows master")
                .untilAsserted(
                        () ->
                                assertThat(
                                                fleet.status(
                                                                "sources/GitRepository/default/podinfo")
                                                        .prettify())
                                        .contains("refs/heads/master"));
    }

    @Test
    void claimsSyncedRecursivelyByAnApplication() throws IOException {
        fleet.run("local-2", "create", "namespace", "claims");
        claimDefinition("local-2");
        Repository repository = fleet.repository("managed");
        repository.write("claims/deep/one.yaml", withoutNamespace("recursive"));
        repository.write(
                "claims/cluster.yaml",
                example("upbound-control-planes/05-kubernetescluster-my-cluster"));
        repository.push("Claims");

        define(
                "upbound-control-planes/02-application-managed-control-plane",
                repository.url(),
                Map.of(
                        "<cluster-api-url>",
                        fleet.stack().controlPlane("local-2").url().toString(),
                        "<namespace-in-controlplane-to-sync-to>",
                        "claims"));

        fleet.awaitValue("local-2", "claims", "recursive", "x");
        awaitReady("Application/default/managed-control-plane");
        assertThat(fleet.exists("local-2", "kubernetesclusters", "default", "my-cluster")).isTrue();
    }

    @Test
    void aKustomizationWithTheKubeconfigOfAControlPlane() throws IOException {
        Repository repository = fleet.repository("flux-system");
        repository.write("claims/one.yaml", Yaml.configMap("default", "claim-sync", "x"));
        repository.push("Claims");
        fleet.stack()
                .directory()
                .putSecret(
                        "flux-system",
                        "controlplane-kubeconfig",
                        "value",
                        fleet.stack().controlPlane("local-2").kubeconfig());
        fleet.define(
                "flux-system.yaml",
                Yaml.gitRepository("flux-system", repository.url(), "1m")
                        .replace("namespace: stories", "namespace: flux-system"));

        define("upbound-control-planes/03-kustomization-claim-sync", repository.url());

        fleet.awaitValue("local-2", "default", "claim-sync", "x");
        awaitReady("Kustomization/flux-system/claim-sync");
    }

    @Test
    void aSourceAndAKustomizationWithATargetNamespace() throws IOException {
        Repository repository = fleet.repository("podinfo");
        repository.write("kustomize/one.yaml", withoutNamespace("podinfo"));
        repository.push("Podinfo");
        repository.branch("master");

        define("kubernetes-gitops/01-gitrepository-podinfo", repository.url());
        define("kubernetes-gitops/02-kustomization-podinfo", repository.url());

        fleet.awaitValue("local", "default", "podinfo", "x");
        awaitReady("Kustomization/flux-system/podinfo");
    }

    @Test
    void anApplicationThatMakesItsNamespace() throws IOException {
        Repository repository = fleet.repository("guestbook");
        repository.write("guestbook/one.yaml", withoutNamespace("guestbook"));
        repository.push("Guestbook");

        define("kubernetes-gitops/05-application-guestbook", repository.url());

        fleet.awaitValue("local", "guestbook", "guestbook", "x");
        awaitReady("Application/argocd/guestbook");
    }

    @Test
    void aReleaseOfAVersionRangeFromTheRepositoryOfAnother() throws IOException {
        try (var host = ChartHost.start()) {
            host.publish(PublicCharts.of("podinfo--podinfo", "4.0.6"));
            host.publish(PublicCharts.of("podinfo--podinfo", "5.0.0"));
            fleet.define(
                    "podinfo-charts.yaml",
                    """
                    apiVersion: source.toolkit.fluxcd.io/v1
                    kind: HelmRepository
                    metadata: {name: podinfo, namespace: default}
                    spec: {interval: 1h, url: "%s"}
                    """
                            .formatted(host.repositoryUrl()));

            define("crossplane-flux-model/03-helmrelease-backend", host.repositoryUrl());

            awaitObject("deployment", "default", "backend-podinfo");
            assertThat(
                            fleet.field(
                                    "local",
                                    "deployment",
                                    "default",
                                    "backend-podinfo",
                                    ".metadata.labels.helm\\.sh/chart"))
                    .isEqualTo("podinfo-4.0.6");
        }
    }

    @Test
    void aReleaseWithATargetNamespace() throws IOException {
        try (var host = ChartHost.start()) {
            host.publish(PublicCharts.of("bitnami--redis", "16.13.1"));

            define("kubernetes-gitops/03-helmrepository-bitnami", host.repositoryUrl());
            define("kubernetes-gitops/04-helmrelease-redis", host.repositoryUrl());

            awaitObject("statefulset", "default", "default-redis-master");
        }
    }

    @Test
    void anApplicationWithAChart() throws IOException {
        try (var host = ChartHost.start()) {
            host.publish(PublicCharts.of("bitnami--redis", "16.13.1"));

            define("kubernetes-gitops/06-application-redis", host.repositoryUrl());

            awaitObject("statefulset", "redis", "redis-master");
            awaitReady("Application/argocd/redis");
        }
    }

    private void awaitObject(String kind, String namespace, String name) {
        Fleet.eventually(kind + " " + name)
                .until(() -> fleet.exists("local", kind, namespace, name));
    }

    private void awaitReady(String delivery) {
        Fleet.eventually(delivery + " Ready")
                .untilAsserted(
                        () -> {
                            var status = fleet.status("deliveries/" + delivery);
                            assertThat(status.getString("ready"))
                                    .as(status.prettify())
                                    .isEqualTo("True");
                        });
    }

    private void define(String example, URI url) throws IOException {
        define(example, url, Map.of());
    }

    private void define(String example, URI url, Map<String, String> hosts) throws IOException {
        String yaml = example(example).replaceAll("(?m)^(\\s*(?:url|repoURL):).*$", "$1 " + url);
        for (Map.Entry<String, String> host : hosts.entrySet()) {
            yaml = yaml.replace(host.getKey(), host.getValue());
        }
        fleet.define(example.replace('/', '-') + ".yaml", yaml);
    }

    private static String example(String name) throws IOException {
        return Files.readString(EXAMPLES.resolve(name + ".yaml"));
    }

    private static String withoutNamespace(String name) {
        return Yaml.configMap("default", name, "x").replace("  namespace: default\n", "");
    }

    private void claimDefinition(String controlPlane) throws IOException {
        Path file = fleet.directory().resolve("claim-definition.yaml");
        Files.writeString(
                file,
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata:
                  name: kubernetesclusters.k8s.starter.org
                spec:
                  group: k8s.starter.org
                  scope: Namespaced
                  names:
                    kind: KubernetesCluster
                    plural: kubernetesclusters
                    singular: kubernetescluster
                  versions:
                  - name: v1alpha1
                    served: true
                    storage: true
                    schema:
                      openAPIV3Schema:
                        type: object
                        x-kubernetes-preserve-unknown-fields: true
                """);
        fleet.run(controlPlane, "apply", "-f", file.toString());
    }
}
