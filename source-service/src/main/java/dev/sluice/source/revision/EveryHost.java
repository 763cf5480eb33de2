package dev.sluice.source.revision;

import dev.sluice.events.GitRef;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All hosts, each asked for what it has; a source of several parts is put together of them.
public final class EveryHost implements RevisionSource {

    private static final String OCI = "oci://";
    private static final String FIRST = ".first";

    private final RevisionSource mirrors;
    private final PartSource git;
    private final PartSource artifacts;
    private final Composition composition;

    public EveryHost(
            RevisionSource mirrors, PartSource git, PartSource artifacts, Composition composition) {
        this.mirrors = mirrors;
        this.git = git;
        this.artifacts = artifacts;
        this.composition = composition;
    }

    @Override
    public FetchOutcome fetch(SourceDeclaration source) {
        return fetch(source, (String) null);
    }

    @Override
    public FetchOutcome fetch(SourceDeclaration source, @Nullable String hinted) {
        if (source.beside().isEmpty()) {
            return fetch(source, source, hinted);
        }
        return switch (fetch(first(source), source, hinted)) {
            case FetchOutcome.Found(var revision) -> together(source, revision);
            case FetchOutcome.Failed failed -> failed;
        };
    }

    @Override
    public void know(Collection<SourceDeclaration> sources) {
        mirrors.know(sources);
    }

    @Override
    public void tidy() {
        mirrors.tidy();
    }

    private FetchOutcome together(SourceDeclaration source, Revision first) {
        var beside = new LinkedHashMap<String, Revision>();
        for (var part : source.beside().entrySet()) {
            switch (fetch(part.getValue(), source, null)) {
                case FetchOutcome.Found(var revision) -> beside.put(part.getKey(), revision);
                case FetchOutcome.Failed failed -> {
                    return failed;
                }
            }
        }
        return composition.compose(source, first, beside);
    }

    private FetchOutcome fetch(
            SourceDeclaration part, SourceDeclaration home, @Nullable String hinted) {
        if (part.url().isEmpty()) {
            return new FetchOutcome.Failed(missing(part));
        }
        boolean isArtifact =
                part.url().startsWith(OCI)
                        || part.ref() instanceof GitRef.Chart
                        || part.ref() instanceof GitRef.Content;
        return (isArtifact ? artifacts : git).fetch(part, home, hinted);
    }

    private static Problem missing(SourceDeclaration part) {
        var repository = part.repository();
        return Problem.error(
                "RepositoryMissing",
                "%s is not defined, or is refused"
                        .formatted(repository == null ? "its repository" : repository),
                "define it, or correct the reference; what was delivered stays");
    }

    /// The source without what lies beside it, with references of its own in the mirror.
    private static SourceDeclaration first(SourceDeclaration source) {
        var id = source.source();
        return new SourceDeclaration(
                new SourceId(id.kind(), id.namespace(), id.name() + FIRST),
                source.url(),
                source.ref(),
                source.interval(),
                source.timeout(),
                source.credentials(),
                source.ignore(),
                source.suspended(),
                source.repository(),
                source.access(),
                Map.of(),
                source.chart());
    }
}
