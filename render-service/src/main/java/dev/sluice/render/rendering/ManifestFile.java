package dev.sluice.render.rendering;

import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.TreePath;

/// A file that is to hold manifests.
///
/// @param path where it was found, which may be a link to where it lies
record ManifestFile(TreePath path, Entry.File entry) {}
