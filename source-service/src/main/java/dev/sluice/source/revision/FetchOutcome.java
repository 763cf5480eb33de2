package dev.sluice.source.revision;

import dev.sluice.events.Problem;

/// What came of asking a Git host.
public sealed interface FetchOutcome {

    /// The reference names this commit, and the mirror holds it.
    record Found(Revision revision) implements FetchOutcome {}

    /// Nothing was learned; what stood before stands.
    record Failed(Problem problem) implements FetchOutcome {}
}
