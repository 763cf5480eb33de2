package dev.sluice.status.http;

import dev.sluice.events.CommitEvent;
import java.time.Instant;

/// A commit.
///
/// @param subject the first line of its message
public record CommitRow(
        String id,
        String generation,
        String ref,
        String subject,
        String author,
        Instant authoredAt,
        Instant fetchedAt) {
    static CommitRow of(CommitEvent event) {
        return new CommitRow(
                event.commit(),
                event.generation().toString(),
                event.ref(),
                event.message().lines().findFirst().orElse(""),
                event.author().name(),
                event.author().at(),
                event.fetchedAt());
    }
}
