package dev.sluice.status.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.status.StatusBoard;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// What all answers of the API have in common: none before the log is read, and an ETag each, which
/// is the same on every replica that knows the same.
class Answers {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int UNAVAILABLE = 503;
    private static final int ETAG_BYTES = 12;

    private final StatusBoard board;
    private final ObjectMapper mapper;

    Answers(StatusBoard board, ObjectMapper mapper) {
        this.board = board;
        this.mapper = mapper;
    }

    @ServerRequestFilter
    public @Nullable Response beforeTheLogIsRead(ContainerRequestContext request) {
        return board.isRead()
                ? null
                : Response.status(UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, 1)
                        .type(ProblemDetails.MEDIA_TYPE)
                        .entity(
                                ProblemDetails.of(
                                        UNAVAILABLE,
                                        "The log is being read; until its end is reached any"
                                                + " answer could be wrong.",
                                        request.getUriInfo().getRequestUri().getPath()))
                        .build();
    }

    @ServerResponseFilter
    public void tag(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getMethod().equals("GET")
                || response.getStatus() != OK
                || !(response.getEntity() instanceof Record entity)) {
            return;
        }
        var body = json(entity);
        var tag = "\"" + digest(body) + "\"";
        var headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, tag);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.putSingle("Sluice-Position", board.feed().position().toString());
        if (isKnown(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        } else {
            response.setEntity(body);
        }
    }

    private static boolean isKnown(@Nullable String known, String tag) {
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }

    private byte[] json(Record entity) {
        try {
            return mapper.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing " + entity.getClass().getSimpleName(), e);
        }
    }

    private static String digest(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
