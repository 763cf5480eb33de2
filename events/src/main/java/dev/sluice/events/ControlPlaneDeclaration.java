package dev.sluice.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A control plane to register.
///
/// @param kubeConfig the value that holds its kubeconfig; read by apply-service alone
/// @param inventoryNamespace where the inventories lie in it; empty for the installation's setting
public record ControlPlaneDeclaration(
        ControlPlaneId controlPlane,
        Map<String, String> labels,
        SecretReference kubeConfig,
        String inventoryNamespace)
        implements Declaration {

    public ControlPlaneDeclaration {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
