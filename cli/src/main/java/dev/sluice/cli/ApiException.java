package dev.sluice.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;

/// The status API refuses or does not answer; the message is a sentence for the person who asked.
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final int status;

    /// @param status of HTTP, 0 where there was no answer
    ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    static ApiException away(URI url, IOException cause) {
        var reason =
                cause instanceof ConnectException || cause.getMessage() == null
                        ? "nothing answers there"
                        : cause.getMessage();
        var away =
                new ApiException(
                        0,
                        "status-service at %s cannot be asked: %s. Start it with ./sluice up, or name another with --url or SLUICE_URL."
                                .formatted(url, reason));
        away.initCause(cause);
        return away;
    }

    static ApiException unreadable(URI url, String path) {
        return new ApiException(
                0, "%s gives no JSON: is it status-service?".formatted(url.resolve(path)));
    }

    boolean isNotFound() {
        return status == NOT_FOUND;
    }

    /// Whether asking again may help.
    boolean isTemporary() {
        return status == 0 || status == UNAVAILABLE;
    }
}
