package dev.sluice.kustomize.patch;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Problem;

/// What a patch made of an object.
public sealed interface Patched {

    /// The object as it is now.
    record Changed(Mapping object) implements Patched {}

    /// Nothing: the patch deletes the object.
    record Deleted() implements Patched {}

    /// The patch does not fit the object.
    record Refused(Problem problem) implements Patched {}
}
