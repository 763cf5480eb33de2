package dev.sluice.manifest.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A place in a tree: names joined by `/`, without `.`, `..`, empty names or a leading slash. The
/// root is the empty path.
public record TreePath(String text) implements Comparable<TreePath> {

    public static final TreePath ROOT = new TreePath("");

    public TreePath {
        if (!normalised(List.of(), text).equals(Optional.of(text))) {
            throw new IllegalArgumentException("not a normalised path inside a tree: " + text);
        }
    }

    /// A path that the program knows; it may hold `.`, `..` and a trailing slash.
    ///
    /// @throws IllegalArgumentException if it is absolute or leaves the tree
    public static TreePath of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("leaves the tree: " + text));
    }

    /// A path as people write it (`./apps/../base/`); empty if it is absolute or leaves the tree.
    public static Optional<TreePath> parse(String text) {
        return ROOT.resolve(text);
    }

    /// A path written relative to this one; empty if it is absolute or leaves the tree.
    public Optional<TreePath> resolve(String relative) {
        return normalised(segments(), relative).map(TreePath::new);
    }

    /// What has this one name in this directory.
    public TreePath child(String name) {
        return new TreePath(isRoot() ? name : text + "/" + name);
    }

    /// The directory this is in; the root is in itself.
    public TreePath parent() {
        var slash = text.lastIndexOf('/');
        return slash < 0 ? ROOT : new TreePath(text.substring(0, slash));
    }

    /// The last name; empty for the root.
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    public boolean isRoot() {
        return text.isEmpty();
    }

    /// Whether this is the directory itself or lies in it.
    public boolean isIn(TreePath directory) {
        return directory.isRoot()
                || text.equals(directory.text)
                || text.startsWith(directory.text + "/");
    }

    public List<String> segments() {
        return isRoot() ? List.of() : List.of(text.split("/", -1));
    }

    @Override
    public int compareTo(TreePath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return isRoot() ? "." : text;
    }

    private static Optional<String> normalised(List<String> base, String relative) {
        if (relative.startsWith("/") || relative.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var names = new ArrayList<>(base);
        for (var name : relative.split("/", -1)) {
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    return Optional.empty();
                }
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return Optional.of(String.join("/", names));
    }
}
