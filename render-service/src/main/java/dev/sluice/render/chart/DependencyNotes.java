package dev.sluice.render.chart;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.YamlReader;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the files of a chart note about its dependencies: where each is asked for, and at which
/// version each is locked.
///
/// @param positions by the name of the dependency
/// @param locked versions by the name of the dependency
record DependencyNotes(Map<String, Position> positions, Map<String, String> locked) {

    private static final List<String> ASKING = List.of("Chart.yaml", "requirements.yaml");
    private static final List<String> LOCKING = List.of("Chart.lock", "requirements.lock");

    static DependencyNotes of(SourceTree tree, TreePath chart) {
        var positions = new HashMap<String, Position>();
        for (var entry : entries(tree, chart, ASKING)) {
            entry.string("name").ifPresent(name -> positions.putIfAbsent(name, entry.position()));
        }
        var locked = new HashMap<String, String>();
        for (var entry : entries(tree, chart, LOCKING)) {
            var name = entry.string("name");
            var version = entry.string("version");
            if (name.isPresent() && version.isPresent()) {
                locked.putIfAbsent(name.get(), version.get());
            }
        }
        return new DependencyNotes(positions, locked);
    }

    private static List<Mapping> entries(SourceTree tree, TreePath chart, List<String> files) {
        return files.stream()
                .map(chart::child)
                .flatMap(path -> content(tree, path).stream())
                .flatMap(content -> content.sequence("dependencies").stream())
                .flatMap(list -> list.items().stream())
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    /// What is no YAML was told before.
    private static Optional<Mapping> content(SourceTree tree, TreePath path) {
        return tree.at(path) instanceof Entry.File file
                ? new YamlReader(Dialect.KUBECTL)
                        .readFirst(path.text(), file.bytes()).documents().stream()
                                .filter(Mapping.class::isInstance)
                                .map(Mapping.class::cast)
                                .findFirst()
                : Optional.empty();
    }
}
