/// The commits that deliveries are rendered from, and what of them a rendering depends on.
@NullMarked
package dev.sluice.render.tree;

import org.jspecify.annotations.NullMarked;
