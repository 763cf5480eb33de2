package dev.sluice.status.http;

import dev.sluice.events.DeliveryId;
import dev.sluice.status.StatusBoard;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.timeline.Timelines;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries")
class Deliveries {
    private final StatusBoard board;
    private final Timelines timelines;

    Deliveries(StatusBoard board) {
        this.board = board;
        this.timelines = new Timelines(board.facts());
    }

    @GET
    @Operation(summary = "All deliveries that match, in the order of their ids")
    public Page<DeliveryRow> list(
            @BeanParam DeliveryFilter filter,
            @Parameter(description = "at most so many, from 1 to 1000; 500 if left out")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "the continue of the page before") @QueryParam("continue")
                    @Nullable String next) {
        var matching =
                board.standings().deliveries().values().stream().filter(filter::matches).toList();
        return Paging.of(limit, next)
                .page(
                        matching,
                        status -> status.id().toString(),
                        status -> Words.of(status.verdict().state()),
                        DeliveryRow::of);
    }

    @GET
    @Path("/{kind}/{namespace}/{name}")
    @Operation(summary = "Everything about a delivery, with all its placements")
    public DeliveryDetail delivery(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        return DeliveryDetail.of(known(new DeliveryId(kind, namespace, name)));
    }

    @GET
    @Path("/{kind}/{namespace}/{name}/timeline")
    @Operation(summary = "When the delivery took which step, and how long each took")
    public TimelineAnswer timeline(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        var delivery = known(new DeliveryId(kind, namespace, name));
        return new TimelineAnswer(
                delivery.id().toString(),
                timelines.of(delivery).stream().map(TimelineAnswer::of).toList());
    }

    private DeliveryFacts known(DeliveryId id) {
        return board.facts()
                .delivery(id)
                .orElseThrow(
                        () ->
                                new NotFoundException(
                                        "There is no delivery %s. What there is: /api/v1/deliveries"
                                                .formatted(id)));
    }
}
