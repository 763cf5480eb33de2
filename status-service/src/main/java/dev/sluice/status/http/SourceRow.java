package dev.sluice.status.http;

import dev.sluice.events.GitRef;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.status.explanation.SourceStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How it stands with a source.
///
/// @param ready whether it can be read
/// @param follows the reference that its definition names
/// @param commit the one that stands, also while the source cannot be read
public record SourceRow(
        String id,
        String kind,
        String namespace,
        String name,
        String ready,
        String phase,
        String reason,
        String message,
        @Nullable String nextStep,
        @Nullable String url,
        @Nullable String follows,
        boolean suspended,
        @Nullable CommitRow commit,
        @Nullable Instant failingSince) {
    static SourceRow of(SourceStatus status) {
        var id = status.id();
        var verdict = status.verdict();
        var declaration = status.declaration();
        return new SourceRow(
                id.toString(),
                id.kind(),
                id.namespace(),
                id.name(),
                Words.ready(verdict.state()),
                Words.of(verdict.state()),
                verdict.reason(),
                verdict.sentence(),
                verdict.nextStep(),
                declaration == null ? null : withoutCredentials(declaration.url()),
                declaration == null ? null : follows(declaration),
                declaration != null && declaration.suspended(),
                status.newest() == null ? null : CommitRow.of(status.newest()),
                status.failingSince());
    }

    /// A URL may carry a password where people wrote one into it.
    private static String withoutCredentials(String url) {
        int scheme = url.indexOf("://");
        int at = url.indexOf('@', Math.max(scheme, 0));
        int path = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
        return scheme >= 0 && at > 0 && (path < 0 || at < path)
                ? url.substring(0, scheme + 3) + url.substring(at + 1)
                : url;
    }

    private static String follows(SourceDeclaration declaration) {
        return switch (declaration.ref()) {
            case GitRef.Head _ -> "HEAD";
            case GitRef.Branch(var name) -> "branch " + name;
            case GitRef.Tag(var name) -> "tag " + name;
            case GitRef.SemVer(var range, var filter) ->
                    "tags " + range + (filter == null ? "" : " matching " + filter);
            case GitRef.Name(var name) -> name;
            case GitRef.Commit(var id) -> "commit " + id;
            case GitRef.Revision(var name) -> name;
            case GitRef.Chart(var name, var range) when name.isEmpty() -> "versions " + range;
            case GitRef.Chart(var name, var range) -> "chart " + name + " " + range;
            case GitRef.Content(var digest) -> "digest " + digest;
            case GitRef.Inherited _ -> "what " + declaration.repository() + " follows";
        };
    }
}
