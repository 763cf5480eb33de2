package dev.sluice.apply;

import dev.sluice.apply.controlplane.Answer;
import dev.sluice.kubeconfig.Credentials;

/// Opens connections to control planes.
public interface Connector {

    /// Opens a connection; nothing is asked yet.
    ///
    /// @param inventoryNamespace where the inventories lie in it
    Answer<Site> connect(Credentials credentials, String inventoryNamespace);
}
