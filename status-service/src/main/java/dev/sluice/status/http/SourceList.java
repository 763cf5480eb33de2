package dev.sluice.status.http;

import dev.sluice.events.SourceId;
import dev.sluice.status.StatusBoard;
import dev.sluice.status.explanation.SourceStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources")
class SourceList {
    private final StatusBoard board;

    SourceList(StatusBoard board) {
        this.board = board;
    }

    @GET
    @Operation(summary = "All sources that match, in the order of their ids")
    public Page<SourceRow> list(
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("ready") @Nullable String ready,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("continue") @Nullable String next) {
        var matching =
                board.facts().sources().stream()
                        .map(board.facts()::source)
                        .flatMap(Optional::stream)
                        .map(SourceStatus::of)
                        .filter(status -> is(namespace, status.id().namespace()))
                        .filter(status -> is(kind, status.id().kind()))
                        .filter(status -> is(ready, Words.ready(status.verdict().state())))
                        .toList();
        return Paging.of(limit, next)
                .page(
                        matching,
                        status -> status.id().toString(),
                        status -> Words.of(status.verdict().state()),
                        SourceRow::of);
    }

    private static boolean is(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    @GET
    @Path("/{kind}/{namespace}/{name}")
    @Operation(summary = "Everything about a source")
    public SourceRow source(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        var id = new SourceId(kind, namespace, name);
        return board.facts()
                .source(id)
                .map(SourceStatus::of)
                .map(SourceRow::of)
                .orElseThrow(
                        () ->
                                new NotFoundException(
                                        "There is no source %s. What there is: /api/v1/sources"
                                                .formatted(id)));
    }
}
