package dev.sluice.helm.capability;

/// What `.Capabilities.HelmVersion` tells: the release of Helm whose output is reproduced.
///
/// @param kubeClientVersion empty for Helm 3, which does not tell it
public record BuildInfo(
        String version,
        String gitCommit,
        String gitTreeState,
        String goVersion,
        String kubeClientVersion) {

    private static final String CLEAN = "clean";
    private static final String GO = "go1.26.8";

    public static BuildInfo of(HelmMajor helm) {
        return switch (helm) {
            case HELM_3 -> new BuildInfo("v3.22.0", "", CLEAN, GO, "");
            case HELM_4 -> new BuildInfo("v4.3.1", "", CLEAN, GO, "v1.37");
        };
    }
}
