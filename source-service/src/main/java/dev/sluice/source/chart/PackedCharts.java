package dev.sluice.source.chart;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlReader;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.source.artifact.ArchiveLimits;
import dev.sluice.source.artifact.Tarball;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The charts in a folder `charts`, unpacked or packed: each is known by the name that its
/// `Chart.yaml` has.
public record PackedCharts(ArchiveLimits limits) {

    private static final String METADATA = "Chart.yaml";

    Set<String> names(SourceTree tree, TreePath folder) {
        var names = new HashSet<String>();
        if (tree.at(folder) instanceof Entry.Directory directory) {
            for (var name : directory.names()) {
                // Helm passes over these.
                if (!name.startsWith("_") && !name.startsWith(".")) {
                    name(tree, folder.child(name)).ifPresent(names::add);
                }
            }
        }
        return names;
    }

    private Optional<String> name(SourceTree tree, TreePath path) {
        return switch (tree.at(path)) {
            case Entry.Directory _ ->
                    tree.at(path.child(METADATA)) instanceof Entry.File file
                            ? named(file.bytes())
                            : Optional.empty();
            case Entry.File file when path.text().endsWith(".tgz") -> packed(file);
            case Entry.File _, Entry.Symlink _, Entry.Submodule _, Entry.Absent _ ->
                    Optional.empty();
        };
    }

    /// What cannot be unpacked is told where the chart is rendered.
    private Optional<String> packed(Entry.File file) {
        var found = new HashSet<String>();
        try {
            var _ =
                    Tarball.read(
                            new ByteArrayInputStream(file.bytes()),
                            limits,
                            true,
                            (path, content) -> {
                                if (path.equals(METADATA)) {
                                    named(content).ifPresent(found::add);
                                }
                            });
        } catch (IOException _) {
            return Optional.empty();
        }
        return found.stream().findFirst();
    }

    private static Optional<String> named(byte[] metadata) {
        return new YamlReader(Dialect.KUBECTL)
                .readFirst(METADATA, metadata).documents().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .findFirst()
                        .flatMap(content -> content.string("name"));
    }
}
