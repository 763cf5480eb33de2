package dev.sluice.status.http;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.DeliveryId;
import dev.sluice.events.Digest;
import dev.sluice.events.Intervention.ConfirmedPrune;
import dev.sluice.status.StatusBoard;
import dev.sluice.status.board.DeliveryFacts;
import dev.sluice.status.board.SourceFacts;
import dev.sluice.status.explanation.Explanation;
import dev.sluice.status.explanation.State;
import dev.sluice.status.intervention.Interventions;
import dev.sluice.status.intervention.Interventions.Asker;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/deliveries/{kind}/{namespace}/{name}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Requests")
class Asking {
    private final StatusBoard board;
    private final Interventions interventions;
    private final WriteGuard guard;

    Asking(StatusBoard board, Interventions interventions, WriteGuard guard) {
        this.board = board;
        this.interventions = interventions;
        this.guard = guard;
    }

    /// What is confirmed.
    ///
    /// @param digest of the deletion set, as the held placement names it
    /// @param who for the history; the token names nobody
    public record Confirmation(
            @Nullable String controlPlane,
            @Nullable String digest,
            @Nullable String who,
            @Nullable String why) {}

    /// What is confirmed.
    ///
    /// @param digest of the set of control planes, as the held delivery names it
    public record Leaving(@Nullable String digest, @Nullable String who, @Nullable String why) {}

    /// A new try that is asked for.
    ///
    /// @param at which the delivery's `rendering.reconciledAt` has once it is rendered again
    /// @param message what happens now
    public record Asked(Instant at, String message) {}

    public record Reason(@Nullable String who, @Nullable String why) {}

    @POST
    @Path("/confirm-prune")
    @Operation(summary = "Confirm a held deletion of exactly this set of objects")
    @APIResponse(responseCode = "202", description = "It is written down and will be acted on")
    public Response confirmPrune(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            Confirmation confirmation,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request) {
        guard.check(authorization, request);
        var delivery = known(new DeliveryId(kind, namespace, name));
        var controlPlane =
                ControlPlaneId.parse(required("controlPlane", confirmation.controlPlane()));
        if (delivery.placements().stream()
                .noneMatch(on -> on.controlPlaneId().equals(controlPlane))) {
            throw new NotFoundException(
                    "%s is not on control plane %s.".formatted(delivery.id(), controlPlane));
        }
        interventions.confirm(
                delivery.id(),
                new ConfirmedPrune(
                        controlPlane, new Digest(required("digest", confirmation.digest()))),
                new Asker(
                        confirmation.who() == null ? "API" : confirmation.who(),
                        required("why", confirmation.why())));
        return Response.accepted().build();
    }

    @POST
    @Path("/confirm-selection")
    @Operation(
            summary =
                    "Confirm that a delivery leaves control planes that its selector lost at once")
    @APIResponse(responseCode = "202", description = "It is written down and will be acted on")
    public Response confirmSelection(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            Leaving leaving,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request) {
        guard.check(authorization, request);
        interventions.confirmSelection(
                known(new DeliveryId(kind, namespace, name)).id(),
                new Digest(required("digest", leaving.digest())),
                new Asker(
                        leaving.who() == null ? "API" : leaving.who(),
                        required("why", leaving.why())));
        return Response.accepted().build();
    }

    @POST
    @Path("/reconcile")
    @Operation(summary = "Read the source, render and apply again now, whatever changed")
    @APIResponse(responseCode = "202", description = "It is written down and will be acted on")
    @APIResponse(responseCode = "409", description = "The delivery is suspended or ends")
    public Response reconcile(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            Reason reason,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request) {
        guard.check(authorization, request);
        var delivery = known(new DeliveryId(kind, namespace, name));
        var verdict = Explanation.of(delivery).verdict();
        if (verdict.state() == State.SUSPENDED || verdict.state() == State.REMOVING) {
            throw new ClientErrorException(
                    "Nothing is tried anew. " + verdict.sentence(), Response.Status.CONFLICT);
        }
        var source = delivery.source();
        var at =
                interventions.reconcile(
                        delivery.id(),
                        source == null ? null : source.id(),
                        new Asker(
                                reason.who() == null ? "API" : reason.who(),
                                reason.why() == null ? "" : reason.why()));
        return Response.accepted(new Asked(at, announced(source))).build();
    }

    private static String announced(@Nullable SourceFacts source) {
        return source == null
                ? "It is tried anew as soon as its source is known."
                : source.id() + " is read, and what it has is rendered and applied again.";
    }

    private DeliveryFacts known(DeliveryId id) {
        return board.facts()
                .delivery(id)
                .orElseThrow(() -> new NotFoundException("There is no delivery %s.".formatted(id)));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new BadRequestException("The body needs '%s'.".formatted(field));
        }
        return value;
    }
}
