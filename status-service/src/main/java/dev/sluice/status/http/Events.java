package dev.sluice.status.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.status.StatusBoard;
import dev.sluice.status.feed.Batch;
import dev.sluice.status.feed.News;
import dev.sluice.status.feed.Position;
import dev.sluice.status.feed.Subscription;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The stream of what changes. Its ids are positions on the log: whoever comes back with the last
/// one is told what was missed, and nothing is lost.
@Path("/api/v1/events")
@Tag(name = "Events")
class Events {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StatusBoard board;
    private final ObjectMapper mapper;
    private final Duration heartbeat;

    Events(
            StatusBoard board,
            ObjectMapper mapper,
            @ConfigProperty(name = "sluice.events.heartbeat", defaultValue = "15s")
                    Duration heartbeat) {
        this.board = board;
        this.mapper = mapper;
        this.heartbeat = heartbeat;
    }

    /// What is gone.
    public record Gone(String id, boolean removed) {}

    /// A note about the stream itself.
    public record Note(String message) {}

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @Operation(
            summary = "What changes, as server-sent events",
            description =
                    """
                    `delivery`, `source` and `control-plane` carry the same JSON as the lists, or \
                    `{"id": …, "removed": true}`. `begin` begins the stream. `reset` says that what \
                    the client knows cannot be continued: read the lists anew. `cut` ends the \
                    stream of a client that reads too slowly; it may resume by the last id.\
                    """)
    public void events(
            @Context SseEventSink sink,
            @Context Sse sse,
            @HeaderParam("Last-Event-ID") @Nullable String lastId,
            @Parameter(
                            description =
                                    "where to begin, as an event's id or a list's Sluice-Position"
                                            + " header; Last-Event-ID goes before")
                    @QueryParam("since")
                    @Nullable String since)
            throws InterruptedException {
        var position = StreamGuard.since(lastId, since).flatMap(Position::parse).orElse(null);
        try (var subscription = board.subscribe(position)) {
            open(sink, sse, subscription);
            while (!sink.isClosed() && goOn(sink, sse, subscription)) {
                // The next batch, or a heartbeat.
            }
        } catch (ExecutionException | TimeoutException _) {
            // The client is gone, or reads nothing any more.
        } finally {
            sink.close();
        }
    }

    private void open(SseEventSink sink, Sse sse, Subscription subscription)
            throws ExecutionException, InterruptedException, TimeoutException {
        var name = subscription.isReset() ? "reset" : "begin";
        var note =
                subscription.isReset()
                        ? "This position cannot be continued: read the lists anew."
                        : "What changes from here on is told.";
        var event = sse.newEventBuilder().name(name).data(json(new Note(note)));
        send(sink, (subscription.isResumed() ? event : event.id(id(subscription.from()))).build());
    }

    private boolean goOn(SseEventSink sink, Sse sse, Subscription subscription)
            throws ExecutionException, InterruptedException, TimeoutException {
        var batch = subscription.next(heartbeat);
        if (subscription.isCut()) {
            send(
                    sink,
                    sse.newEventBuilder()
                            .name("cut")
                            .data(json(new Note("Read too slowly: resume by the last id.")))
                            .build());
            return false;
        }
        if (batch.isEmpty()) {
            send(sink, sse.newEventBuilder().comment("still here").build());
        } else {
            tell(sink, sse, batch.get());
        }
        return true;
    }

    /// The last event of a batch carries the id: who has it has all before it too.
    private void tell(SseEventSink sink, Sse sse, Batch batch)
            throws ExecutionException, InterruptedException, TimeoutException {
        for (Iterator<News> news = batch.news().iterator(); news.hasNext(); ) {
            var event = event(sse, news.next());
            if (!news.hasNext()) {
                event.id(id(batch.reached()));
            }
            send(sink, event.build());
        }
    }

    private OutboundSseEvent.Builder event(Sse sse, News news) {
        var event = sse.newEventBuilder();
        return switch (news) {
            case News.OfDelivery(var id, var status) ->
                    event.name("delivery")
                            .data(json(status == null ? gone(id) : DeliveryRow.of(status)));
            case News.OfSource(var id, var status) ->
                    event.name("source")
                            .data(json(status == null ? gone(id) : SourceRow.of(status)));
            case News.OfControlPlane(var id, var status) ->
                    event.name("control-plane")
                            .data(json(status == null ? gone(id) : ControlPlaneRow.of(status)));
        };
    }

    private static Gone gone(Object id) {
        return new Gone(id.toString(), true);
    }

    private static String id(Position position) {
        return position.toString();
    }

    private static void send(SseEventSink sink, OutboundSseEvent event)
            throws ExecutionException, InterruptedException, TimeoutException {
        var _ =
                sink.send(event)
                        .toCompletableFuture()
                        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String json(Record data) {
        try {
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing " + data.getClass().getSimpleName(), e);
        }
    }
}
