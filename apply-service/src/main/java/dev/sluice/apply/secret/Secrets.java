package dev.sluice.apply.secret;

import dev.sluice.events.SecretReference;
import java.util.Optional;

/// Where credentials and keys come from.
public interface Secrets {

    /// The value, empty where there is none.
    Optional<String> read(SecretReference reference);
}
