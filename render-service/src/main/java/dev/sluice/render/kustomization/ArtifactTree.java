package dev.sluice.render.kustomization;

import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.function.Predicate;

/// A source as Flux's artifact holds it: without links, and without the files that `.sourceignore`
/// and the default exclusions leave out.
public final class ArtifactTree implements SourceTree {

    private final SourceTree tree;
    private final Predicate<TreePath> isLeftOut;

    /// @param isLeftOut whether a file is no part of the artifact
    public ArtifactTree(SourceTree tree, Predicate<TreePath> isLeftOut) {
        this.tree = tree;
        this.isLeftOut = isLeftOut;
    }

    @Override
    public Entry at(TreePath path) {
        return switch (tree.at(path)) {
            case Entry.File file -> isLeftOut.test(path) ? new Entry.Absent() : file;
            case Entry.Directory(var id, var listing) ->
                    new Entry.Directory(
                            id,
                            () ->
                                    listing.names().stream()
                                            .filter(name -> isThere(path.child(name)))
                                            .toList());
            case Entry.Symlink _, Entry.Submodule _, Entry.Absent _ -> new Entry.Absent();
        };
    }

    private boolean isThere(TreePath path) {
        return !(at(path) instanceof Entry.Absent);
    }
}
