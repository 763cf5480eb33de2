package dev.sluice.kustomize.load;

import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;

/// Where resources come from that are named by URL. The engine itself reaches no network.
public interface Remotes {

    /// What a URL led to.
    sealed interface Remote {

        /// A file.
        @SuppressWarnings("ArrayRecordComponent") // Handed on; nobody changes or compares it.
        record File(byte[] content) implements Remote {}

        /// A directory of a repository.
        record Directory(SourceTree tree, TreePath path) implements Remote {}

        /// Nothing, and why.
        record Unavailable(String why) implements Remote {}
    }

    /// Fetches a file or directory by its URL as written: `https://host/file.yaml`,
    /// `https://github.com/org/repo//path?ref=v1`, `git@host:org/repo`.
    Remote fetch(String url);

    /// Refuses every URL.
    static Remotes none() {
        return _ -> new Remote.Unavailable("remote resources are not available here");
    }
}
