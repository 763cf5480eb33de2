package dev.sluice.apply.controlplane;

/// What tells a control plane from others.
///
/// @param identity the UID of `kube-system`, or of the inventories' namespace
public record Profile(String identity, String version) {}
