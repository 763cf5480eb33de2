package dev.sluice.source.repository;

import dev.sluice.events.SecretReference;
import java.util.List;
import java.util.Optional;

/// The Secrets that definitions refer to.
public interface Secrets {

    /// The value of one key; empty where the Secret or the key is not there.
    Optional<byte[]> read(SecretReference reference);

    /// The names of the Secrets of a namespace that hold a key.
    List<String> namesWith(String namespace, String key);
}
