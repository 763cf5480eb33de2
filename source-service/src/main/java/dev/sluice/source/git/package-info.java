/// Git by JGit: bare mirrors of what is followed, fetched within bounds, and served read-only to
/// render-service. What a host sends is never believed to be small, quick or well-formed.
@NullMarked
package dev.sluice.source.git;

import org.jspecify.annotations.NullMarked;
