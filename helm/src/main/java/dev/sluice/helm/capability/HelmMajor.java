package dev.sluice.helm.capability;

/// The Helm whose output is wanted: the two lines render some charts differently.
public enum HelmMajor {
    HELM_3,
    HELM_4
}
