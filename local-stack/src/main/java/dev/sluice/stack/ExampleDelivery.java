package dev.sluice.stack;

import java.net.URI;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a new stack delivers first: a repository with two ConfigMaps, and the Flux resources by
/// which people say what goes where.
final class ExampleDelivery {
    static final String REPOSITORY = "example";
    static final String DEFINITIONS = "example.yaml";
    static final String MESSAGE = "A namespace and two ConfigMaps";

    private ExampleDelivery() {}

    static SequencedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put(
                "README.md",
                """
                # Example

                What lies in `web/` is delivered to the control plane `local`. Change it, commit, push.
                """);
        files.put(
                "web/greeting.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: greeting
                  namespace: example
                data:
                  text: Hello from Git
                """);
        files.put(
                "web/namespace.yaml",
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: example
                """);
        files.put(
                "web/settings.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                  namespace: example
                data:
                  theme: light
                  replicas: "2"
                """);
        return files;
    }

    static String definitions(URI repository) {
        return """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata:
          name: example
          namespace: default
        spec:
          url: %s
          interval: 1m
          ref:
            branch: main
        ---
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: example
          namespace: default
        spec:
          interval: 10m
          sourceRef:
            kind: GitRepository
            name: example
          path: ./web
          prune: true
        """
                .formatted(repository);
    }
}
