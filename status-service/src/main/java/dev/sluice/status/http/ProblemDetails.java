package dev.sluice.status.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 has it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDetails(
        String type, String title, int status, @Nullable String detail, String instance) {
    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDetails of(int status, @Nullable String detail, String instance) {
        return new ProblemDetails("about:blank", title(status), status, detail, instance);
    }

    private static String title(int status) {
        var known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
