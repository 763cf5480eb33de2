package dev.sluice.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A repository of Helm charts that charts name.
///
/// @param url `https://…` with an `index.yaml`, or `oci://…`
/// @param timeout of one fetch
/// @param credentials as for a source
/// @param suspended stops fetching of its charts
public record ChartRepositoryDeclaration(
        SourceId repository,
        String url,
        Duration timeout,
        SourceDeclaration.@Nullable Credentials credentials,
        SourceDeclaration.Access access,
        boolean suspended)
        implements Declaration {}
