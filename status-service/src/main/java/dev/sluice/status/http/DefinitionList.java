package dev.sluice.status.http;

import dev.sluice.status.StatusBoard;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/definitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Definitions")
class DefinitionList {
    private final StatusBoard board;

    DefinitionList(StatusBoard board) {
        this.board = board;
    }

    @GET
    @Operation(summary = "What people wrote, where, and what is wrong with it")
    public Page<DefinitionRow> list(
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("kind") @Nullable String kind,
            @Parameter(description = "Accepted, Warned, Refused or Removed") @QueryParam("phase")
                    @Nullable String phase,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("continue") @Nullable String next) {
        var matching =
                board.facts().definitions().stream()
                        .filter(state -> is(namespace, state.value().id().namespace()))
                        .filter(state -> is(kind, state.value().id().kind()))
                        .filter(state -> is(phase, DefinitionRow.phase(state.value())))
                        .toList();
        return Paging.of(limit, next)
                .page(
                        matching,
                        state -> state.value().id().toString(),
                        state -> DefinitionRow.phase(state.value()),
                        DefinitionRow::of);
    }

    private static boolean is(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }
}
