package dev.sluice.events;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The source stands at this commit.
///
/// @param commit 40 hexadecimal digits; so is `tree`
/// @param ref the full name of the reference that was followed
/// @param message at most 4096 characters of it
/// @param hintedAt when the hint arrived that led here; null where a poll found it
/// @param fetchStartedAt with `fetchedAt`, the time that Git took
public record CommitEvent(
        SourceId source,
        Generation generation,
        String commit,
        String tree,
        String ref,
        Author author,
        String message,
        @Nullable Instant hintedAt,
        Instant fetchStartedAt,
        Instant fetchedAt)
        implements SourceState {

    /// Who wrote the commit, and when as they say.
    public record Author(String name, String email, Instant at) {}

    @Override
    public Optional<String> trace() {
        return Optional.of(Trace.of(source, generation));
    }
}
