package dev.sluice.manifest.tree;

import java.util.List;

/// What a tree has at a path. Contents and listings are read when asked for, so that looking up an
/// entry costs no more than its id.
public sealed interface Entry {

    /// A file: the id of its blob, and its content.
    record File(String id, Content content) implements Entry {

        public byte[] bytes() {
            return content.bytes();
        }

        public long size() {
            return content.size();
        }
    }

    /// A directory: the id of its tree, and the names in it.
    record Directory(String id, Listing listing) implements Entry {

        /// The names in it, in Git's order.
        public List<String> names() {
            return listing.names();
        }
    }

    /// A link: the id of its blob, and the path in it, relative to the link's directory.
    record Symlink(String id, String target) implements Entry {}

    /// Another repository, by the commit that it is to be at.
    record Submodule(String id) implements Entry {}

    /// Nothing.
    record Absent() implements Entry {}

    /// Reads a blob.
    interface Content {

        byte[] bytes();

        /// Known without reading the bytes where the store can tell.
        long size();
    }

    /// Reads a tree.
    interface Listing {
        List<String> names();
    }
}
