package dev.sluice.source.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Settings of this replica among others.
@ConfigMapping(prefix = "sluice")
public interface ReplicaSettings {

    /// The URL under which peers reach this replica.
    Optional<String> address();

    /// `namespace/name` of the control plane that a delivery goes to that names none.
    @WithDefault("sluice-system/local")
    String localControlPlane();
}
