package dev.sluice.source.revision;

import dev.sluice.events.CommitEvent.Author;
import dev.sluice.events.CommitEvent.Dependencies;
import org.jspecify.annotations.Nullable;

/// A commit that a reference was found to name, and that is here to be read.
///
/// @param ref the full name of the reference, or the commit's id where that was asked for
/// @param message the whole of it
/// @param dependencies what its charts ask for that it does not hold, null where that is nothing
public record Revision(
        String commit,
        String tree,
        String ref,
        Author author,
        String message,
        @Nullable Dependencies dependencies) {

    /// A commit as it was found.
    public Revision(String commit, String tree, String ref, Author author, String message) {
        this(commit, tree, ref, author, message, null);
    }

    public Revision with(Dependencies found) {
        return new Revision(commit, tree, ref, author, message, found);
    }
}
