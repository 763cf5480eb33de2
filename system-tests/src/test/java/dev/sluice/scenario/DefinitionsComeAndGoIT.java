package dev.sluice.scenario;

import static dev.sluice.scenario.Fleet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefinitionsComeAndGoIT {

    private final Fleet fleet = Fleet.shared();

    @Test
    void anAppOfAppsInFluxWordsWorks() {
        Repository repository = fleet.repository("cluster");
        repository
                .write("apps/namespace.yaml", Yaml.namespace("flux-app"))
                .write("apps/config.yaml", Yaml.configMap("flux-app", "config", "x"))
                .write(
                        "clusters/one/apps.yaml",
                        Yaml.kustomization("flux-app", "flux-cluster", "./apps"))
                .push("A cluster folder");
        fleet.define(
                "flux-cluster.yaml",
                Yaml.gitRepository("flux-cluster", repository.url(), "10m"),
                Yaml.kustomization("flux-cluster", "flux-cluster", "./clusters/one"));
        fleet.awaitValue("local", "flux-app", "config", "x");
        fleet.awaitReady("Kustomization", "flux-app");

        repository
                .write("clusters/one/keep.yaml", Yaml.configMap("flux-app", "keep", "x"))
                .delete("clusters/one/apps.yaml")
                .push("Without the app");

        eventually("the child ends by its parent's prune policy")
                .until(() -> !fleet.exists("local", "configmap", "flux-app", "config"));
    }

    @Test
    void anAppOfAppsInArgoWordsWorks() {
        Repository repository = fleet.repository("argo");
        repository
                .write("child/config.yaml", Yaml.configMap("argo-app", "config", "x"))
                .write(
                        "parent/child.yaml",
                        application("argo-child", repository.url().toString(), "child", "argo-app"))
                .push("A parent application");
        fleet.define(
                "argo-parent.yaml",
                application("argo-parent", repository.url().toString(), "parent", "stories"));

        fleet.awaitValue("local", "argo-app", "config", "x");
        fleet.awaitReady("Application", "argo-child");
    }

    @Test
    void aRemovedDefinitionTakesItsObjectsWithIt() {
        Repository repository = fleet.repository("ends");
        repository
                .write("namespace.yaml", Yaml.namespace("ends"))
                .write("config.yaml", Yaml.configMap("ends", "config", "x"))
                .push("First");
        fleet.define("ends-source.yaml", Yaml.gitRepository("ends", repository.url(), "10m"));
        fleet.define("ends.yaml", Yaml.kustomization("ends", "ends", "./"));
        fleet.awaitReady("Kustomization", "ends");

        fleet.undefine("ends.yaml");

        eventually("its objects are gone")
                .until(() -> !fleet.exists("local", "configmap", "ends", "config"));
        eventually("it is gone itself")
                .untilAsserted(
                        () ->
                                assertThat(fleet.delivery("Kustomization", "ends").getInt("status"))
                                        .isEqualTo(404));
    }

    private static String application(String name, String url, String path, String namespace) {
        return """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: %s
          namespace: stories
        spec:
          project: default
          source:
            repoURL: %s
            targetRevision: main
            path: %s
          destination:
            server: https://kubernetes.default.svc
            namespace: %s
          syncPolicy:
            automated:
              prune: true
              selfHeal: true
            syncOptions:
            - CreateNamespace=true
        """
                .formatted(name, url, path, namespace);
    }
}
