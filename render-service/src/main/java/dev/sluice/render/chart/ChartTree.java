package dev.sluice.render.chart;

import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;

/// A source without the other sources that lie in it for their values files: folders of its root
/// whose names begin with a dollar sign.
record ChartTree(SourceTree tree) implements SourceTree {

    @Override
    public Entry at(TreePath path) {
        var entry = tree.at(path);
        return path.isRoot() && entry instanceof Entry.Directory(var id, var listing)
                ? new Entry.Directory(
                        id,
                        () ->
                                listing.names().stream()
                                        .filter(name -> !name.startsWith("$"))
                                        .toList())
                : entry;
    }
}
