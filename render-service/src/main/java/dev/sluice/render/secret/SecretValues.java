package dev.sluice.render.secret;

import dev.sluice.events.SecretReference;
import java.util.Optional;

/// Where the values of secrets that definitions refer to are read.
public interface SecretValues {

    /// The value as it stands at this moment, empty where there is none.
    Optional<byte[]> value(SecretReference reference);
}
