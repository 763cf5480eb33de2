package dev.sluice.render.secret;

import java.util.Optional;
import java.util.SortedMap;

/// Where the Secrets and ConfigMaps that definitions refer to are read as a whole.
public interface ObjectValues {

    /// All values of one object by their keys as they stand at this moment, empty where there is no
    /// such object.
    Optional<SortedMap<String, byte[]>> values(String namespace, String name);

    /// Another text whenever some value may have changed.
    String fingerprint();
}
