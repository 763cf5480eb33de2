package dev.sluice.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The source could not be read. What was delivered from it stays.
///
/// @param since when the first of the failures in a row happened
/// @param last the commit that stands, null where there never was one
public record FetchFailed(
        SourceId source,
        Generation generation,
        Problem problem,
        Instant since,
        Instant at,
        @Nullable CommitEvent last)
        implements SourceState {}
