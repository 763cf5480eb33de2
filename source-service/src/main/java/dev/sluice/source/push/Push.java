package dev.sluice.source.push;

import dev.sluice.source.repository.RepositoryUrl;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The repositories that an authentic request names, by every URL that it gives for them.
///
/// @param commit that is said to have been pushed, null where that is not said
public record Push(Set<RepositoryUrl> repositories, @Nullable String commit) {

    private static final Pattern COMMIT = Pattern.compile("(?!0{40})[0-9a-f]{40}");

    private static final List<String> URLS =
            List.of(
                    "clone_url",
                    "ssh_url",
                    "html_url",
                    "git_url",
                    "svn_url",
                    "git_http_url",
                    "git_ssh_url",
                    "http_url",
                    "web_url",
                    "homepage",
                    "url");

    public Push {
        repositories = new LinkedHashSet<>(repositories);
    }

    /// Reads the fields `repository` and `project` of a payload: plain Java values of any shape.
    public static Push in(@Nullable Object payload) {
        var found = new LinkedHashSet<RepositoryUrl>();
        collect(payload, found);
        return new Push(found, commit(payload));
    }

    private static @Nullable String commit(@Nullable Object payload) {
        return payload instanceof Map<?, ?> fields
                        && fields.get("after") instanceof String after
                        && COMMIT.matcher(after).matches()
                ? after
                : null;
    }

    private static void collect(@Nullable Object value, Set<RepositoryUrl> found) {
        switch (value) {
            case List<?> several -> several.forEach(one -> collect(one, found));
            case Map<?, ?> payload -> {
                named(payload.get("repository"), found);
                named(payload.get("project"), found);
            }
            case String url -> RepositoryUrl.of(url).ifPresent(found::add);
            case null, default -> {}
        }
    }

    private static void named(@Nullable Object repository, Set<RepositoryUrl> found) {
        if (repository instanceof Map<?, ?> fields) {
            for (var name : URLS) {
                if (fields.get(name) instanceof String url) {
                    RepositoryUrl.of(url).ifPresent(found::add);
                }
            }
        } else if (repository instanceof String || repository instanceof List<?>) {
            collect(repository, found);
        }
    }
}
