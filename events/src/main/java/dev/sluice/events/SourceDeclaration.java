package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A repository to follow: of Git, of Helm charts, or of an OCI registry. What it holds becomes
/// commits.
///
/// @param url empty where `repository` names it
/// @param interval between polls; each poll adds a jitter
/// @param timeout of one fetch
/// @param credentials namespace and name of the Secret with `username` and `password`, key unused
/// @param ignore patterns as in `.gitignore` of what is not part of the source; null means Flux's
///     defaults for a Flux source and nothing for an Argo CD one
/// @param suspended stops fetching; what was fetched stays
/// @param repository the repository of charts, or of Git, whose URL, timeout and access count
/// @param access null where there is nothing but `credentials`
/// @param beside other sources by the directory in which their trees lie in this one's commits
/// @param chart the chart that the source is there for, null where its deliveries say what they
///     take of it
public record SourceDeclaration(
        SourceId source,
        String url,
        GitRef ref,
        Duration interval,
        Duration timeout,
        @Nullable Credentials credentials,
        @Nullable String ignore,
        boolean suspended,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SourceId repository,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Access access,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, SourceDeclaration> beside,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Chart chart)
        implements Declaration {

    public SourceDeclaration {
        beside = Collections.unmodifiableMap(new LinkedHashMap<>(beside));
    }

    /// A Git repository on its own.
    public SourceDeclaration(
            SourceId source,
            String url,
            GitRef ref,
            Duration interval,
            Duration timeout,
            @Nullable Credentials credentials,
            @Nullable String ignore,
            boolean suspended) {
        this(
                source,
                url,
                ref,
                interval,
                timeout,
                credentials,
                ignore,
                suspended,
                null,
                null,
                Map.of(),
                null);
    }

    /// A chart in a source.
    ///
    /// @param path of its folder or archive, empty for the root of the tree
    /// @param valuesFiles stand in for its own `values.yaml`, the later over the earlier; from the
    ///     root of the tree
    /// @param ignoreMissingFiles whether one of them may be absent
    public record Chart(String path, List<String> valuesFiles, boolean ignoreMissingFiles) {

        public Chart {
            valuesFiles = List.copyOf(valuesFiles);
        }
    }

    /// A Secret by namespace and name.
    public record Credentials(String namespace, String name) {}

    /// How a repository of charts or an OCI registry is reached.
    ///
    /// @param certificates the Secret with `ca.crt`, `tls.crt` and `tls.key`
    /// @param passCredentials whether charts on another host than the index get the credentials too
    /// @param insecure whether the registry speaks plain HTTP
    /// @param layer the media type of the layer that is meant, null for a chart's or else the first
    public record Access(
            @Nullable Credentials certificates,
            boolean passCredentials,
            boolean insecure,
            @Nullable String layer) {}
}
