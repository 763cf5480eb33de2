package dev.sluice.source.oci;

import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.repository.RepositoryUrl;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Says in a person's words why a question to a host failed; the same words for the same failure,
/// and nothing that the host or a Secret holds.
final class HostProblem {

    private HostProblem() {}

    static Problem of(SourceDeclaration source, IOException failure) {
        var host = RepositoryUrl.of(source.url()).map(RepositoryUrl::host).orElse("the host");
        var refused = cause(failure, RefusedException.class);
        if (refused.isPresent()) {
            return refused.get().problem();
        }
        if (cause(failure, InterruptedIOException.class).isPresent()
                || cause(failure, HttpTimeoutException.class).isPresent()) {
            return Problem.error(
                    "Timeout",
                    "%s gave no full answer within %d s"
                            .formatted(host, source.timeout().toSeconds()),
                    "see whether the host is slow, or raise spec.timeout");
        }
        if (cause(failure, UnresolvedAddressException.class).isPresent()) {
            return Problem.error(
                    "ConnectionFailed", host + " is not known to DNS", "correct the URL");
        }
        var tls = cause(failure, SSLException.class);
        if (tls.isPresent()) {
            return Problem.error(
                    "TlsError",
                    "the TLS connection to %s failed: %s".formatted(host, tls.get().getMessage()),
                    "name a Secret with the authority's ca.crt in certSecretRef; insecure in a"
                            + " Secret counts only where sluice.tls.allow-insecure is set");
        }
        if (cause(failure, ConnectException.class).isPresent()
                || cause(failure, NoRouteToHostException.class).isPresent()) {
            return Problem.error(
                    "ConnectionFailed",
                    host + " refuses connections",
                    "see whether the host is up");
        }
        if (cause(failure, FileSystemException.class).isPresent()) {
            return Problem.error(
                    "StorageFailed",
                    "a download cannot be written",
                    "see whether the disk for temporary files is full");
        }
        if (isTooLarge(failure)) {
            return Problem.error(
                    "TooLarge",
                    host + " sent more than allowed",
                    "make it smaller, or raise sluice.artifacts.max-*");
        }
        return Problem.error(
                "ConnectionFailed",
                "the conversation with %s broke off".formatted(host),
                "see whether the host is well");
    }

    static Problem noCredentials(SourceDeclaration source) {
        var named = source.credentials();
        var secret = named == null ? "" : named.namespace() + "/" + named.name();
        return Problem.error(
                "CredentialsNotFound",
                "the Secret %s is not there, or has nothing for this host".formatted(secret),
                "put username and password, bearerToken or .dockerconfigjson into it");
    }

    /// What a status other than success means.
    static RefusedException status(Host host, String what, int status, boolean isAnonymous) {
        return switch (status) {
            case 401, 403 ->
                    new RefusedException(
                            "AuthenticationFailed",
                            (isAnonymous
                                            ? "%s wants credentials for %s"
                                            : "%s refuses the credentials for %s")
                                    .formatted(host.name(), what),
                            "name a Secret with credentials that may read it in secretRef");
            case 404 ->
                    new RefusedException(
                            "NotFound",
                            "%s has no %s, or does not show it without credentials"
                                    .formatted(host.name(), what),
                            "correct the name or the URL; what was delivered stays");
            case 429 ->
                    new RefusedException(
                            "RateLimited",
                            host.name() + " limits the rate of requests",
                            "raise spec.interval, or name a Secret with credentials");
            default ->
                    new RefusedException(
                            "HostFailed",
                            "%s answered with status %d for %s"
                                    .formatted(host.name(), status, what),
                            "see whether the host is well");
        };
    }

    /// `BodyHandlers.limiting` has no exception of its own.
    private static boolean isTooLarge(Throwable failure) {
        return cause(failure, IOException.class).isPresent()
                && String.valueOf(root(failure).getMessage()).contains("exceeds");
    }

    private static Throwable root(Throwable failure) {
        var at = failure;
        for (int depth = 0; depth < 20; depth++) {
            var next = at.getCause();
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }
}
