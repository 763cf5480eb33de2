package dev.sluice.source.definition;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Charts know their repository by name: here they learn its URL and how it is reached.
///
/// @param repositories of charts
/// @param sources among them the repositories of Git
record RepositoryReferences(
        Map<SourceId, ChartRepositoryDeclaration> repositories,
        Map<SourceId, SourceDeclaration> sources) {

    /// The source as it is fetched; as given where it names no repository, or one that is not
    /// there.
    SourceDeclaration resolved(SourceDeclaration source) {
        var name = source.repository();
        if (name == null) {
            return source;
        }
        return source.ref() instanceof GitRef.Inherited
                ? inheriting(source, sources.get(name))
                : inIndex(source, repositories.get(name));
    }

    private static SourceDeclaration inheriting(
            SourceDeclaration source, @Nullable SourceDeclaration repository) {
        return repository == null
                ? source
                : new SourceDeclaration(
                        source.source(),
                        repository.url(),
                        repository.ref(),
                        source.interval(),
                        repository.timeout(),
                        repository.credentials(),
                        repository.ignore(),
                        source.suspended() || repository.suspended(),
                        source.repository(),
                        repository.access(),
                        repository.beside(),
                        source.chart());
    }

    private static SourceDeclaration inIndex(
            SourceDeclaration source, @Nullable ChartRepositoryDeclaration repository) {
        return repository == null
                ? source
                : new SourceDeclaration(
                        source.source(),
                        repository.url(),
                        source.ref(),
                        source.interval(),
                        repository.timeout(),
                        repository.credentials(),
                        source.ignore(),
                        source.suspended() || repository.suspended(),
                        source.repository(),
                        repository.access(),
                        source.beside(),
                        source.chart());
    }
}
