package dev.sluice.source.revision;

import dev.sluice.events.SourceId;
import dev.sluice.events.SourceState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What is known of sources on the log.
public interface RevisionLog {

    /// The newest record of a source.
    Optional<SourceState> newest(SourceId source);

    /// Whether the source falls to this replica, be it that it has to pause.
    boolean isOwned(SourceId source);

    /// The sources of this replica that have a record.
    List<SourceId> recorded();

    /// Under which epoch this replica owns the source; empty where it does not, or cannot be sure.
    OptionalLong epoch(SourceId source);

    /// Writes a record; returns when it is durable.
    ///
    /// @throws java.io.UncheckedIOException where the log does not take it
    void write(SourceState state);

    /// Ends the records of a source.
    void end(SourceId source);
}
