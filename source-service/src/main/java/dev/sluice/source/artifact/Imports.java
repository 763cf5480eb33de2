package dev.sluice.source.artifact;

import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.revision.Revision;
import java.io.IOException;
import java.util.Optional;

/// The mirrors, as the place where archives become commits.
public interface Imports {

    /// The commit that was made of a candidate before, where it still lies in the home's mirror.
    Optional<Revision> known(SourceDeclaration source, SourceDeclaration home, Candidate candidate)
            throws IOException;

    /// Makes a commit of an archive: always the same of the same bytes.
    Revision take(
            SourceDeclaration source, SourceDeclaration home, Candidate candidate, Archive archive)
            throws IOException;
}
