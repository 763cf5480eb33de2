package dev.sluice.helm.capability;

/// What a chart may know of where it is going.
///
/// @param inquiry hears what a chart asks of it
public record Capabilities(KubeVersion kubeVersion, ApiVersions apiVersions, Inquiry inquiry) {

    /// Without a control plane.
    public static final Capabilities DEFAULT =
            new Capabilities(KubeVersion.DEFAULT, ApiVersions.DEFAULT);

    public Capabilities(KubeVersion kubeVersion, ApiVersions apiVersions) {
        this(kubeVersion, apiVersions, Inquiry.UNHEARD);
    }
}
