package dev.sluice.status.board;

import dev.sluice.events.DefinitionId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// What definitions declare, by what is declared: several may declare the same source.
final class Declared<I, D> {
    private final Map<I, ConcurrentSkipListMap<DefinitionId, D>> byId = new ConcurrentHashMap<>();

    void put(I id, DefinitionId by, D declaration) {
        byId.computeIfAbsent(id, _ -> new ConcurrentSkipListMap<>()).put(by, declaration);
    }

    void remove(I id, DefinitionId by) {
        byId.computeIfPresent(
                id,
                (_, declarations) -> {
                    declarations.remove(by);
                    return declarations.isEmpty() ? null : declarations;
                });
    }

    @Nullable D first(I id) {
        var declarations = byId.get(id);
        var first = declarations == null ? null : declarations.firstEntry();
        return first == null ? null : first.getValue();
    }

    Collection<DefinitionId> definitions(I id) {
        var declarations = byId.get(id);
        return declarations == null ? Set.of() : declarations.keySet();
    }

    Set<I> ids() {
        return byId.keySet();
    }
}
