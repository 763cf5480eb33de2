package dev.sluice.source.definition;

import dev.sluice.events.ChartRepositoryDeclaration;
import dev.sluice.events.Declaration;
import dev.sluice.events.Definition;
import dev.sluice.events.DefinitionId;
import dev.sluice.events.DefinitionRemoval;
import dev.sluice.events.DefinitionState;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.events.SourceId;
import dev.sluice.source.chart.ChartFolders;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The sources that definitions declare. Several Applications may declare the same; the first by
/// name counts.
public final class DeclaredSources {

    /// Kinds of deliveries that declare the sources that they name, and of such sources.
    private static final Set<String> SHARING = Set.of("Application", "HelmRelease");

    private static final Set<String> SHARED = Set.of("Repository", "Chart");

    private final Map<DefinitionId, DefinitionState> states = new TreeMap<>();
    private final Map<SourceId, SourceDeclaration> live = new LinkedHashMap<>();
    private final Map<SourceId, SourceDeclaration> ending = new LinkedHashMap<>();
    private final Map<SourceId, ChartRepositoryDeclaration> repositories = new LinkedHashMap<>();
    private final Map<SourceId, Set<String>> folders = new LinkedHashMap<>();

    public DeclaredSources(Collection<DefinitionState> all) {
        all.forEach(state -> states.put(state.id(), state));
        for (var state : states.values()) {
            switch (state) {
                case Definition definition -> {
                    collect(definition.declares(), live);
                    collectRepositories(definition.declares());
                    collectFolders(definition.declares());
                }
                case DefinitionRemoval removal -> collect(removal.declared(), ending);
            }
        }
    }

    /// The sources to follow.
    public List<SourceDeclaration> live() {
        var references = new RepositoryReferences(repositories, live);
        return live.values().stream().map(references::resolved).toList();
    }

    /// Where charts are rendered from in the sources to follow, and what repositories of charts
    /// there are.
    public ChartFolders charts() {
        return new ChartFolders(folders, List.copyOf(repositories.values()));
    }

    /// Whether nothing declares the source any more; a definition that is refused now may have.
    public boolean isOver(SourceId source) {
        return !live.containsKey(source)
                && !ending.containsKey(source)
                && states.values().stream().noneMatch(state -> mayHaveDeclared(state, source));
    }

    private static boolean mayHaveDeclared(DefinitionState state, SourceId source) {
        var id = state.id();
        boolean isItself =
                id.kind().equals(source.kind())
                        && id.namespace().equals(source.namespace())
                        && id.name().equals(source.name());
        boolean isRefusedDelivery =
                state instanceof Definition definition
                        && definition.isRefused()
                        && SHARING.contains(id.kind());
        return isItself || (isRefusedDelivery && SHARED.contains(source.kind()));
    }

    private void collectRepositories(List<Declaration> declarations) {
        for (var declaration : declarations) {
            if (declaration instanceof ChartRepositoryDeclaration repository) {
                repositories.putIfAbsent(repository.repository(), repository);
            }
        }
    }

    private void collectFolders(List<Declaration> declarations) {
        for (var declaration : declarations) {
            if (declaration instanceof DeliveryDeclaration delivery
                    && delivery.layout().chart().isPresent()) {
                folders.computeIfAbsent(delivery.source(), _ -> new TreeSet<>())
                        .add(delivery.path());
            }
        }
    }

    private static void collect(
            List<Declaration> declarations, Map<SourceId, SourceDeclaration> found) {
        for (var declaration : declarations) {
            if (declaration instanceof SourceDeclaration source) {
                found.putIfAbsent(source.source(), source);
            }
        }
    }
}
