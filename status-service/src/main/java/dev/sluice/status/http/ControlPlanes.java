package dev.sluice.status.http;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.status.StatusBoard;
import dev.sluice.status.explanation.ControlPlaneStatus;
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

@Path("/api/v1/control-planes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Control planes")
class ControlPlanes {
    private final StatusBoard board;

    ControlPlanes(StatusBoard board) {
        this.board = board;
    }

    @GET
    @Operation(summary = "All control planes that match, in the order of their ids")
    public Page<ControlPlaneRow> list(
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("phase") @Nullable String phase,
            @QueryParam("ready") @Nullable String ready,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("continue") @Nullable String next) {
        var matching =
                board.facts().controlPlanes().stream()
                        .map(board.standings()::controlPlane)
                        .flatMap(Optional::stream)
                        .filter(status -> is(namespace, status.id().namespace()))
                        .filter(status -> is(phase, phase(status)))
                        .filter(status -> is(ready, Words.ready(status.verdict().state())))
                        .toList();
        return Paging.of(limit, next)
                .page(
                        matching,
                        status -> status.id().toString(),
                        ControlPlanes::phase,
                        ControlPlaneRow::of);
    }

    private static boolean is(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    private static String phase(ControlPlaneStatus status) {
        return Words.of(status.verdict().state());
    }

    @GET
    @Path("/{namespace}/{name}")
    @Operation(summary = "Everything about a control plane but its deliveries")
    public ControlPlaneRow controlPlane(
            @PathParam("namespace") String namespace, @PathParam("name") String name) {
        var id = new ControlPlaneId(namespace, name);
        return board.standings()
                .controlPlane(id)
                .map(ControlPlaneRow::of)
                .orElseThrow(
                        () ->
                                new NotFoundException(
                                        "There is no control plane %s. What there is: %s"
                                                .formatted(id, "/api/v1/control-planes")));
    }
}
