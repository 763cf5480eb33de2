package dev.sluice.status.board;

import dev.sluice.events.CommitEvent;
import dev.sluice.events.Generation;
import dev.sluice.events.SourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is remembered of a commit of a source.
///
/// @param subject the first line of its message
/// @param loggedAt when the commit event stood on the log
public record KnownCommit(
        SourceId source,
        Generation generation,
        String id,
        String ref,
        String subject,
        CommitEvent.Author author,
        @Nullable Instant hintedAt,
        Instant fetchStartedAt,
        Instant fetchedAt,
        Instant loggedAt) {
    private static final int SHORT = 7;
    private static final int LONGEST_SUBJECT = 200;

    static KnownCommit of(CommitEvent event, Instant loggedAt) {
        return new KnownCommit(
                event.source(),
                event.generation(),
                event.commit(),
                event.ref(),
                subject(event.message()),
                event.author(),
                event.hintedAt(),
                event.fetchStartedAt(),
                event.fetchedAt(),
                loggedAt);
    }

    /// When Sluice first knew of the commit.
    public Instant noticedAt() {
        return hintedAt == null || hintedAt.isAfter(fetchStartedAt) ? fetchStartedAt : hintedAt;
    }

    /// A commit as people name it.
    public static String abbreviated(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }

    private static String subject(String message) {
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        return first.length() <= LONGEST_SUBJECT
                ? first
                : first.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
}
