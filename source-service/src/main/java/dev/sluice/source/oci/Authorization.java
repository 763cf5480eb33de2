package dev.sluice.source.oci;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.source.repository.Credentials;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The header that shows credentials to a host.
final class Authorization {

    private Authorization() {}

    /// Null where there are none.
    static @Nullable String of(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Anonymous() -> null;
            case Credentials.Bearer(var token) -> "Bearer " + token;
            case Credentials.Basic(var username, var password) ->
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((username + ":" + password).getBytes(UTF_8));
        };
    }
}
