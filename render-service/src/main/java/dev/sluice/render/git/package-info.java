/// The commits of the sources, fetched from whoever owns a source into bare mirrors. Mirrors are
/// caches: they may be deleted at any time.
@NullMarked
package dev.sluice.render.git;

import org.jspecify.annotations.NullMarked;
