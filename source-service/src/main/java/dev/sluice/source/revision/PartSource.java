package dev.sluice.source.revision;

import dev.sluice.events.SourceDeclaration;

/// Hosts of one sort, asked for a source or for a part of one.
public interface PartSource {

    /// Brings what the part's reference names into the mirror of its home: the source that it is,
    /// or is part of.
    FetchOutcome fetch(SourceDeclaration part, SourceDeclaration home);
}
