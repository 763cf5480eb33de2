package dev.sluice.scenario;

import java.net.URI;

/// What people write in these stories.
final class Yaml {

    static final String NAMESPACE = "stories";

    private Yaml() {}

    static String namespace(String name) {
        return """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: %s
        """
                .formatted(name);
    }

    static String configMap(String namespace, String name, String value) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: %s
          namespace: %s
        data:
          value: "%s"
        """
                .formatted(name, namespace, value);
    }

    static String gitRepository(String name, URI url, String interval) {
        return """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata:
          name: %s
          namespace: stories
        spec:
          interval: %s
          url: %s
          ref:
            branch: main
        """
                .formatted(name, interval, url);
    }

    /// To the local control plane, pruning.
    static String kustomization(String name, String source, String path) {
        return """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: %s
          namespace: stories
        spec:
          interval: 10m
          path: %s
          prune: true
          sourceRef:
            kind: GitRepository
            name: %s
        """
                .formatted(name, path, source);
    }

    /// To both control planes, pruning.
    static String deliveryToBoth(String name, String source, String path) {
        return """
        apiVersion: sluice.dev/v1alpha1
        kind: Delivery
        metadata:
          name: %s
          namespace: stories
        spec:
          sourceRef:
            kind: GitRepository
            name: %s
          path: %s
          controlPlaneSelector:
            matchLabels:
              sluice.dev/stack: local
        """
                .formatted(name, source, path);
    }

    static String documents(String... documents) {
        return String.join("---\n", documents);
    }
}
