package dev.sluice.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A Git repository to follow.
///
/// @param interval between polls; each poll adds a jitter
/// @param timeout of one fetch
/// @param credentials namespace and name of the Secret with `username` and `password`, key unused
/// @param ignore patterns as in `.gitignore` of what is not part of the source; null means Flux's
///     defaults for a Flux source and nothing for an Argo CD one
/// @param suspended stops fetching; what was fetched stays
public record SourceDeclaration(
        SourceId source,
        String url,
        GitRef ref,
        Duration interval,
        Duration timeout,
        @Nullable Credentials credentials,
        @Nullable String ignore,
        boolean suspended)
        implements Declaration {

    /// A Secret by namespace and name.
    public record Credentials(String namespace, String name) {}
}
