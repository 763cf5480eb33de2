package dev.sluice.source.revision;

import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import java.time.Duration;

/// Hears what happens to sources, to count and to tell.
public interface FetchObserver {

    void fetched(SourceId source, FetchOutcome outcome, Duration took);

    void announced(SourceState state);

    /// The log did not take a record; it will be tried again.
    void notAnnounced(SourceId source, RuntimeException reason);

    void following(int sources);
}
