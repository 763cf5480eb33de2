package dev.sluice.status.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Every error of the API as a problem that says what to do.
class Errors {
    private static final Logger LOG = Logger.getLogger(Errors.class);
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    @ServerExceptionMapper
    public Response map(WebApplicationException e, UriInfo uri) {
        var given = e.getResponse();
        var response = problem(given.getStatus(), detail(e, given.getStatus()), uri);
        for (var header : new String[] {HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE}) {
            given.getHeaders().getOrDefault(header, List.of()).stream()
                    .findFirst()
                    .ifPresent(value -> response.header(header, value));
        }
        return response.build();
    }

    @ServerExceptionMapper
    public Response map(JsonProcessingException e, UriInfo uri) {
        return problem(BAD_REQUEST, notJson(e), uri).build();
    }

    /// A part of the path or the body that no id may hold.
    @ServerExceptionMapper
    public Response map(IllegalArgumentException e, UriInfo uri) {
        return problem(BAD_REQUEST, e.getMessage(), uri).build();
    }

    @ServerExceptionMapper
    public Response map(RuntimeException e, UriInfo uri) {
        var incident = UUID.randomUUID().toString();
        LOG.errorf(e, "request failed path=%s incident=%s", uri.getPath(), incident);
        return problem(SERVER_ERROR, "It failed here; the log has it as incident " + incident, uri)
                .build();
    }

    private static @Nullable String detail(WebApplicationException e, int status) {
        return switch (status) {
            case 404 -> said(e, "There is nothing here; /q/openapi lists what there is.");
            case 405 -> "The method is not allowed here; the Allow header names those that are.";
            case 415 -> "The body must be application/json.";
            case 406 -> "Answers are application/json.";
            case 400 -> said(e, "The request is not understood.");
            default -> e.getMessage();
        };
    }

    /// The framework's own messages tell only the status.
    private static @Nullable String said(WebApplicationException e, String otherwise) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return notJson(json);
        }
        return e.getMessage() == null || e.getMessage().startsWith("HTTP ")
                ? otherwise
                : e.getMessage();
    }

    private static String notJson(JsonProcessingException e) {
        return "The body is not the JSON that is asked for: " + e.getOriginalMessage();
    }

    private static Response.ResponseBuilder problem(
            int status, @Nullable String detail, UriInfo uri) {
        return Response.status(status)
                .type(ProblemDetails.MEDIA_TYPE)
                .entity(ProblemDetails.of(status, detail, uri.getRequestUri().getPath()));
    }
}
