package dev.sluice.kubeconfig;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How to reach a control plane: what a kubeconfig may say.
///
/// @param server the API's URL, without trailing `/`
/// @param authorities certificates to trust, as PEM; null for the machine's own
/// @param clientCertificate with `clientKey` as PEM
/// @param serverName that the certificate must bear instead of the host's name
public record Credentials(
        URI server,
        @Nullable String authorities,
        @Nullable String clientCertificate,
        @Nullable String clientKey,
        @Nullable String token,
        @Nullable String username,
        @Nullable String password,
        @Nullable String serverName) {

    /// Nothing of it is for people's eyes but the server.
    @Override
    public String toString() {
        return "Credentials[server=" + server + "]";
    }
}
