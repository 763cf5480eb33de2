package dev.sluice.status.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may ask for something: whoever knows the token. Without a token nobody, or, where that was
/// allowed, whoever comes from this machine.
public final class WriteGuard {
    private static final String BEARER = "Bearer ";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<String> token;
    private final boolean anonymous;

    public WriteGuard(Optional<String> token, boolean anonymous) {
        this.token = token.filter(given -> !given.isBlank());
        this.anonymous = anonymous;
    }

    void check(@Nullable String authorization, HttpServerRequest request) {
        if (token.isPresent()) {
            if (authorization == null || !isToken(authorization, token.get())) {
                throw new NotAuthorizedException(
                        "This needs the token of sluice.api.token: Authorization: Bearer …",
                        "Bearer");
            }
        } else if (!anonymous) {
            throw new ForbiddenException(
                    "Requests are off: set sluice.api.token, or for this machine alone"
                            + " sluice.api.anonymous-writes=true.");
        } else if (!isFromHere(request)) {
            throw new ForbiddenException(
                    "Without sluice.api.token requests are taken from this machine alone.");
        }
    }

    private static boolean isToken(String authorization, String token) {
        return authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    /// The Host header too: a page elsewhere may have a name of its own point here.
    private static boolean isFromHere(HttpServerRequest request) {
        var host = request.authority() == null ? "" : request.authority().host();
        return THIS_MACHINE.contains(host) && isLoopback(request.remoteAddress().hostAddress());
    }

    private static boolean isLoopback(@Nullable String address) {
        return address != null && InetAddress.ofLiteral(address).isLoopbackAddress();
    }
}
