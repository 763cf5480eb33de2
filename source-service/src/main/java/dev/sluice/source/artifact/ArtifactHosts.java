package dev.sluice.source.artifact;

import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;

/// The repositories of charts and the OCI registries.
public interface ArtifactHosts {

    /// Asks what the source's reference stands for.
    Answer<Candidate> find(SourceDeclaration source, Patience patience);

    /// Gets the archive, checked against its digest.
    Answer<Archive> download(SourceDeclaration source, Candidate candidate, Patience patience);

    /// What a host answered.
    sealed interface Answer<T> {

        record Given<T>(T value) implements Answer<T> {}

        record Refused<T>(Problem problem) implements Answer<T> {}
    }
}
