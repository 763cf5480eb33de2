package dev.sluice.status.http;

import dev.sluice.status.StatusBoard;
import dev.sluice.status.feed.Position;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses a stream of events before it begins, while an error can still be told.
class StreamGuard {
    private static final String PATH = "/api/v1/events";
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_CLIENTS = 1000;

    private final StatusBoard board;

    StreamGuard(StatusBoard board) {
        this.board = board;
    }

    @ServerRequestFilter
    public @Nullable Response check(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().equals(PATH)) {
            return null;
        }
        if (board.feed().size() >= MOST_CLIENTS) {
            return problem(UNAVAILABLE, "Too many clients listen already.");
        }
        var since =
                since(
                        request.getHeaderString("Last-Event-ID"),
                        request.getUriInfo().getQueryParameters().getFirst("since"));
        return since.isPresent() && Position.parse(since.get()).isEmpty()
                ? problem(BAD_REQUEST, "That is no position that this API gave: " + since.get())
                : null;
    }

    /// Where the stream begins: a browser that comes back goes on where it was.
    static Optional<String> since(@Nullable String lastEventId, @Nullable String since) {
        return Optional.ofNullable(lastEventId)
                .filter(id -> !id.isEmpty())
                .or(() -> Optional.ofNullable(since));
    }

    private static Response problem(int status, String detail) {
        return Response.status(status)
                .type(ProblemDetails.MEDIA_TYPE)
                .entity(ProblemDetails.of(status, detail, PATH))
                .build();
    }
}
