package dev.sluice.source.revision;

import dev.sluice.events.CommitEvent.Author;

/// A commit that a reference was found to name, and that is here to be read.
///
/// @param ref the full name of the reference, or the commit's id where that was asked for
/// @param message the whole of it
public record Revision(String commit, String tree, String ref, Author author, String message) {}
