package dev.sluice.source.revision;

import dev.sluice.events.SourceDeclaration;
import java.util.SequencedMap;

/// The mirrors, as the place where several trees become one commit.
public interface Composition {

    /// A commit of the first revision with the trees of the others in directories of it: always
    /// the same of the same revisions.
    FetchOutcome compose(
            SourceDeclaration home, Revision first, SequencedMap<String, Revision> beside);
}
