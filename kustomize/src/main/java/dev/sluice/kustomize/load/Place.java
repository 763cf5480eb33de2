package dev.sluice.kustomize.load;

import dev.sluice.manifest.tree.LinkFollower;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/// A tree, and what it is called if it is a remote one.
record Place(SourceTree tree, LinkFollower links, String url) {

    static Place of(SourceTree tree, String url) {
        return new Place(tree, new LinkFollower(tree), url);
    }

    String name(TreePath path) {
        return url.isEmpty() ? path.toString() : url + ":" + path;
    }

    /// What a path names before links are followed. As in a file system, what is above the tree's
    /// root is the root.
    TreePath located(TreePath directory, String path) {
        var names = new ArrayList<>(path.startsWith("/") ? List.of() : directory.segments());
        for (var name : path.split("/", -1)) {
            switch (name) {
                case "", "." -> {}
                case ".." -> {
                    if (!names.isEmpty()) {
                        names.removeLast();
                    }
                }
                default -> names.add(name);
            }
        }
        return TreePath.of(String.join("/", names));
    }
}
