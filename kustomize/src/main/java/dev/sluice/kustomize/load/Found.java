package dev.sluice.kustomize.load;

import dev.sluice.manifest.Problem;

/// What a path in a kustomization led to.
public sealed interface Found {

    /// A file.
    ///
    /// @param name what positions in it call it
    @SuppressWarnings("ArrayRecordComponent") // Handed on; nobody changes or compares it.
    record File(String name, byte[] content) implements Found {}

    /// A directory, to be loaded from.
    record Directory(Loader loader) implements Found {}

    /// Nothing that may be used, and why.
    record Nothing(Problem problem) implements Found {}
}
