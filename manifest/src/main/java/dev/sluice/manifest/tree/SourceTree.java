package dev.sluice.manifest.tree;

/// The files of one commit, or of a folder: read-only and unchanging.
public interface SourceTree {

    /// What stands at a path. Links are not followed, neither the last name nor those before it:
    /// below a link there is nothing. An unreadable store is an `UncheckedIOException`.
    Entry at(TreePath path);
}
