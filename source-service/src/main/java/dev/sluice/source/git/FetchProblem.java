package dev.sluice.source.git;

import dev.sluice.events.GitRef;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.repository.Certificates;
import dev.sluice.source.repository.RepositoryUrl;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;

/// Says in a person's words why a fetch failed. The words are the same for the same failure, so
/// that a repeated one is told once, and never hold what a host or a Secret holds.
final class FetchProblem {

    private FetchProblem() {}

    static Problem of(
            SourceDeclaration source, IOException failure, int status, Deadline deadline) {
        var host = RepositoryUrl.of(source.url()).map(RepositoryUrl::host).orElse("the host");
        if (deadline.isOver() || cause(failure, InterruptedIOException.class).isPresent()) {
            return Problem.error(
                    "Timeout",
                    "%s gave no full answer within %s".formatted(host, seconds(source)),
                    "see whether the host is slow, or raise spec.timeout");
        }
        var tooLarge = cause(failure, TooLargeException.class);
        if (tooLarge.isPresent()) {
            return tooLarge(String.valueOf(tooLarge.get().getMessage()));
        }
        if (isTooLarge(failure)) {
            return tooLarge("the host sent an object that is larger than allowed");
        }
        return byConnection(host, failure).orElseGet(() -> byStatus(source, host, failure, status));
    }

    static Problem noCredentials(SourceDeclaration source) {
        var named = source.credentials();
        var secret = named == null ? "" : named.namespace() + "/" + named.name();
        return Problem.error(
                "CredentialsNotFound",
                "the Secret %s is not there, or has no username, password, bearerToken or ca.crt"
                        .formatted(secret),
                "put username and password, bearerToken, or a private host's ca.crt into it");
    }

    static Problem invalidCertificates() {
        return Problem.error(Certificates.INVALID, Certificates.UNREADABLE, Certificates.REMEDY);
    }

    static Problem noReference(GitRef ref) {
        var what =
                switch (ref) {
                    case GitRef.Head() -> "has no default branch: it may be empty";
                    case GitRef.Branch(var name) -> "has no branch " + name;
                    case GitRef.Tag(var name) -> "has no tag " + name;
                    case GitRef.SemVer(var range, _) -> "has no tag in the range " + range;
                    case GitRef.Name(var name) -> "has no reference " + name;
                    case GitRef.Commit(var id) ->
                            "has no commit " + id + ", or does not give it out";
                    case GitRef.Revision(var name) -> "has no branch, tag or commit " + name;
                    case GitRef.Chart _, GitRef.Content _, GitRef.Inherited _ ->
                            "holds no charts or artifacts";
                };
        return Problem.error(
                "ReferenceNotFound",
                "the repository " + what,
                "push it, or correct the reference; what was delivered stays");
    }

    static Problem notACommit(String ref) {
        return Problem.error(
                "NotACommit", ref + " does not lead to a commit", "point it to a commit");
    }

    private static Problem tooLarge(String message) {
        return Problem.error(
                "TooLarge",
                message,
                "take large files out of the repository, or raise sluice.mirrors.max-*");
    }

    private static Optional<Problem> byConnection(String host, IOException failure) {
        if (cause(failure, UnknownHostException.class).isPresent()) {
            return connection(host + " is not known to DNS", "correct the URL");
        }
        var tls = cause(failure, SSLException.class);
        if (tls.isPresent()) {
            return Optional.of(
                    Problem.error(
                            "TlsError",
                            "the TLS connection to %s failed: %s"
                                    .formatted(host, tls.get().getMessage()),
                            "put the authority that signed the host's certificate into ca.crt of the"
                                    + " source's Secret; insecure in it counts only where"
                                    + " sluice.tls.allow-insecure is set"));
        }
        if (cause(failure, ConnectException.class).isPresent()
                || cause(failure, NoRouteToHostException.class).isPresent()) {
            return connection(host + " refuses connections", "see whether the host is up");
        }
        if (cause(failure, FileSystemException.class).isPresent()) {
            return Optional.of(storage());
        }
        return Optional.empty();
    }

    static Problem storage() {
        return Problem.error(
                "StorageFailed",
                "the mirror cannot be written",
                "see whether the disk under sluice.mirrors.directory is full");
    }

    private static Problem byStatus(
            SourceDeclaration source, String host, IOException failure, int status) {
        if (status == 401 || status == 403) {
            return Problem.error(
                    "AuthenticationFailed",
                    source.credentials() == null
                            ? "%s wants credentials".formatted(host)
                            : "%s refuses the credentials".formatted(host),
                    "name a Secret with a username and password that may read the repository");
        }
        if (status == 404 || cause(failure, NoRemoteRepositoryException.class).isPresent()) {
            return Problem.error(
                    "RepositoryNotFound",
                    "%s has no such repository, or does not show it without credentials"
                            .formatted(host),
                    "correct the URL, or name a Secret with credentials");
        }
        if (status == 429) {
            return Problem.error(
                    "RateLimited", host + " limits the rate of requests", "raise spec.interval");
        }
        if (status >= 400) {
            return Problem.error(
                    "HostFailed",
                    "%s answered with status %d".formatted(host, status),
                    "see whether the host is well");
        }
        if (cause(failure, CorruptObjectException.class).isPresent()
                || cause(failure, MissingObjectException.class).isPresent()
                || cause(failure, IncorrectObjectTypeException.class).isPresent()) {
            return Problem.error(
                    "CorruptRepository",
                    host + " sent objects that are not sound",
                    "run git fsck on the host");
        }
        return Problem.error(
                "ConnectionFailed",
                "the conversation with %s broke off".formatted(host),
                "see whether it is a Git host, and well");
    }

    private static Optional<Problem> connection(String message, String remedy) {
        return Optional.of(Problem.error("ConnectionFailed", message, remedy));
    }

    private static boolean isTooLarge(Throwable failure) {
        return cause(failure, TooLargePackException.class).isPresent()
                || cause(failure, TooLargeObjectInPackException.class).isPresent()
                || cause(failure, LargeObjectException.class).isPresent();
    }

    private static String seconds(SourceDeclaration source) {
        return source.timeout().toSeconds() + " s";
    }

    static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
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
