package dev.sluice.source.artifact;

import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.artifact.ArtifactHosts.Answer;
import dev.sluice.source.revision.FetchOutcome;
import dev.sluice.source.revision.PartSource;
import java.io.IOException;

/// Follows charts and artifacts: what is new is downloaded once and becomes a commit.
public final class ArtifactRevisions implements PartSource {

    private final ArtifactHosts hosts;
    private final Imports imports;

    public ArtifactRevisions(ArtifactHosts hosts, Imports imports) {
        this.hosts = hosts;
        this.imports = imports;
    }

    @Override
    public FetchOutcome fetch(SourceDeclaration part, SourceDeclaration home) {
        var patience = new Patience(part.timeout());
        return switch (hosts.find(part, patience)) {
            case Answer.Given(var candidate) -> brought(part, home, candidate, patience);
            case Answer.Refused(var problem) -> new FetchOutcome.Failed(problem);
        };
    }

    private FetchOutcome brought(
            SourceDeclaration part,
            SourceDeclaration home,
            Candidate candidate,
            Patience patience) {
        try {
            var known = imports.known(part, home, candidate);
            return known.isPresent()
                    ? new FetchOutcome.Found(known.get())
                    : imported(part, home, candidate, patience);
        } catch (BadArchiveException e) {
            return failed(
                    "InvalidArchive",
                    "the archive of %s is refused: %s".formatted(candidate.title(), e.getMessage()),
                    "package it anew, or raise sluice.artifacts.max-*");
        } catch (IOException _) {
            return failed(
                    "StorageFailed",
                    "the mirror cannot be written",
                    "see whether the disk under sluice.mirrors.directory is full");
        }
    }

    private FetchOutcome imported(
            SourceDeclaration part, SourceDeclaration home, Candidate candidate, Patience patience)
            throws IOException {
        return switch (hosts.download(part, candidate, patience)) {
            case Answer.Given(var archive) -> {
                try (archive) {
                    yield new FetchOutcome.Found(imports.take(part, home, candidate, archive));
                }
            }
            case Answer.Refused(var problem) -> new FetchOutcome.Failed(problem);
        };
    }

    private static FetchOutcome failed(String reason, String message, String remedy) {
        return new FetchOutcome.Failed(Problem.error(reason, message, remedy));
    }
}
