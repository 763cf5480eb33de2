package dev.sluice.source.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.source.definition.IntakeReading.RawFile;

/// Definitions as people would write them.
public final class Yaml {

    private Yaml() {}

    public static RawFile file(String path, String... documents) {
        return new RawFile(path, String.join("---\n", documents).getBytes(UTF_8));
    }

    public static String controlPlane(String name) {
        return """
        apiVersion: sluice.dev/v1alpha1
        kind: ControlPlane
        metadata:
          name: %s
          namespace: fleet
        spec:
          kubeConfig:
            secretRef:
              name: %s
        """
                .formatted(name, name);
    }

    public static String gitRepository(String name) {
        return """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata:
          name: %s
          namespace: fleet
        spec:
          interval: 1m
          url: https://host/%s
        """
                .formatted(name, name);
    }

    public static String delivery(String name, String source) {
        return """
        apiVersion: sluice.dev/v1alpha1
        kind: Delivery
        metadata:
          name: %s
          namespace: fleet
        spec:
          sourceRef:
            name: %s
        """
                .formatted(name, source);
    }
}
