package dev.sluice.source.push;

import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.source.repository.RepositoryUrl;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// All declared sources by their repository. Paths are compared without regard to case, as most
/// hosts do: a hint too many costs one request.
public final class SourcesByUrl {

    private volatile Map<String, Set<SourceId>> sources = Map.of();

    public void declare(Collection<SourceDeclaration> declarations) {
        var found = new HashMap<String, Set<SourceId>>();
        for (var declaration : declarations) {
            note(declaration.url(), declaration.source(), found);
            for (var part : declaration.beside().values()) {
                note(part.url(), declaration.source(), found);
            }
        }
        sources = found;
    }

    private static void note(String text, SourceId source, Map<String, Set<SourceId>> found) {
        RepositoryUrl.of(text)
                .ifPresent(
                        url ->
                                found.computeIfAbsent(key(url), _ -> new LinkedHashSet<>())
                                        .add(source));
    }

    public Set<SourceId> of(Push push) {
        var found = new LinkedHashSet<SourceId>();
        for (var url : push.repositories()) {
            found.addAll(sources.getOrDefault(key(url), Set.of()));
        }
        return found;
    }

    private static String key(RepositoryUrl url) {
        return url.identity().toLowerCase(Locale.ROOT);
    }
}
