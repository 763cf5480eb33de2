package dev.sluice.status.http;

import dev.sluice.status.StatusBoard;
import dev.sluice.status.explanation.CommitSearch;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/commits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Commits")
class Commits {
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{7,64}");

    private final StatusBoard board;

    Commits(StatusBoard board) {
        this.board = board;
    }

    @GET
    @Path("/{commit}")
    @Operation(
            summary =
                    "Where a commit is: which control planes have it, which lack it and why; named"
                            + " by its id or at least the first 7 digits of it")
    public CommitAnswer commit(@PathParam("commit") String commit) {
        var prefix = commit.toLowerCase(Locale.ROOT);
        if (!PREFIX.matcher(prefix).matches()) {
            throw new BadRequestException(
                    "'%s' is not the beginning of a commit's id: at least 7 hexadecimal digits"
                            .formatted(commit));
        }
        return switch (CommitSearch.of(board.facts(), prefix)) {
            case CommitSearch.Found(var spread) -> CommitAnswer.of(spread);
            case CommitSearch.Ambiguous(var commits) ->
                    throw new BadRequestException(
                            "%s is the beginning of several commits: %s"
                                    .formatted(prefix, String.join(", ", commits)));
            case CommitSearch.Unknown _ ->
                    throw new NotFoundException(
                            "No source stands or stood at a commit %s. Is it pushed to a reference that"
                                            .formatted(prefix)
                                    + " a source follows? Where each stands: /api/v1/sources");
        };
    }
}
