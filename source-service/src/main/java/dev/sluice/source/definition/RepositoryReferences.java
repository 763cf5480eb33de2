package dev.sluice.source.definition;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import java.util.Map;

/// Charts know their repository by name: here they learn its URL and how it is reached.
record RepositoryReferences(Map<SourceId, ChartRepositoryDeclaration> repositories) {

    /// The source as it is fetched; as given where it names no repository, or one that is not
    /// there.
    SourceDeclaration resolved(SourceDeclaration source) {
        var name = source.repository();
        var repository = name == null ? null : repositories.get(name);
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
                        name,
                        repository.access(),
                        source.beside());
    }
}
