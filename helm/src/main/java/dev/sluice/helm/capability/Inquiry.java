package dev.sluice.helm.capability;

/// Hears what a chart asks about its control plane. Where another control plane answers the same,
/// the chart renders the same.
public interface Inquiry {

    /// For those who ask for one control plane alone.
    Inquiry UNHEARD =
            new Inquiry() {
                @Override
                public void kubeVersion() {}

                @Override
                public void apiVersion(String version) {}

                @Override
                public void apiVersions() {}
            };

    /// The version of Kubernetes was asked for.
    void kubeVersion();

    /// It was asked whether this API version is served.
    void apiVersion(String version);

    /// All API versions were asked for.
    void apiVersions();
}
