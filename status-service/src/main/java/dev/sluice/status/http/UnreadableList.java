package dev.sluice.status.http;

import dev.sluice.status.StatusBoard;
import dev.sluice.status.board.Unreadable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/unreadable")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Records")
class UnreadableList {
    private final StatusBoard board;

    UnreadableList(StatusBoard board) {
        this.board = board;
    }

    @GET
    @Operation(summary = "Records that could not be read, until a good one stands behind them")
    public Page<UnreadableRow> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("continue") @Nullable String next) {
        var all =
                board.facts().unreadable().stream()
                        .sorted(Comparator.comparing(UnreadableList::id))
                        .toList();
        return Paging.of(limit, next)
                .page(
                        all,
                        UnreadableList::id,
                        unreadable -> unreadable.place().topic().topicName(),
                        UnreadableRow::of);
    }

    private static String id(Unreadable unreadable) {
        var place = unreadable.place();
        return place.topic().topicName() + "/" + place.partition() + "/" + place.offset();
    }
}
