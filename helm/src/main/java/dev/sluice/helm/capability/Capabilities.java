package dev.sluice.helm.capability;

/// What a chart may know of where it is going.
public record Capabilities(KubeVersion kubeVersion, ApiVersions apiVersions) {

    /// Without a control plane.
    public static final Capabilities DEFAULT =
            new Capabilities(KubeVersion.DEFAULT, ApiVersions.DEFAULT);
}
