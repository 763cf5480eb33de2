/// A Git tree as rendering sees it: read-only, confined, and with a record of what was looked up.
@NullMarked
package dev.sluice.manifest.tree;

import org.jspecify.annotations.NullMarked;
