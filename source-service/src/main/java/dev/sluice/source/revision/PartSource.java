package dev.sluice.source.revision;

import dev.sluice.events.SourceDeclaration;
import org.jspecify.annotations.Nullable;

/// Hosts of one sort, asked for a source or for a part of one.
public interface PartSource {

    /// Brings what the part's reference names into the mirror of its home: the source that it is,
    /// or is part of.
    FetchOutcome fetch(SourceDeclaration part, SourceDeclaration home);

    /// The same, with the commit that the reference is said to name by now.
    default FetchOutcome fetch(
            SourceDeclaration part, SourceDeclaration home, @Nullable String hinted) {
        return fetch(part, home);
    }
}
