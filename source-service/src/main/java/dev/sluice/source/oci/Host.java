package dev.sluice.source.oci;

import dev.sluice.source.artifact.Patience;
import dev.sluice.source.repository.Credentials;
import java.net.URI;
import java.net.http.HttpClient;

/// A host as one source reaches it.
///
/// @param origin whose scheme, host and port may see the credentials
/// @param everywhere whether every host that the origin refers to may see them, too
record Host(
        HttpClient client,
        URI origin,
        Credentials credentials,
        boolean everywhere,
        Patience patience) {

    boolean mayShowCredentials(URI uri) {
        return everywhere || isSameOrigin(origin, uri);
    }

    /// What the host is called in problems.
    String name() {
        return origin.getAuthority();
    }

    static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
