package dev.sluice.kustomize.load;

/// Which files a kustomization may name.
public enum Restriction {
    /// Those in or below its own directory, by their real paths.
    ROOT_ONLY,

    /// Any in the tree.
    NONE
}
