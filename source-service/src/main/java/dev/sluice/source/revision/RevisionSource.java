package dev.sluice.source.revision;

import dev.sluice.events.SourceDeclaration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The Git hosts, and the mirrors of what was fetched from them.
public interface RevisionSource {

    /// Asks the host which commit the source's reference names, and fetches it unless the mirror
    /// has it. Takes no longer than the source's timeout.
    FetchOutcome fetch(SourceDeclaration source);

    /// The same, with the commit that the reference is said to name by now: to be ready for it is
    /// all that may be made of that.
    default FetchOutcome fetch(SourceDeclaration source, @Nullable String hinted) {
        return fetch(source);
    }

    /// These sources are there, fetched or not: what their mirrors hold may be read.
    void know(Collection<SourceDeclaration> sources);

    /// Drops the mirrors that none of the known sources reads, and packs the others.
    void tidy();
}
