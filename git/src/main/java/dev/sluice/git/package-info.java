/// Git's objects as this project reads them: the tree of a commit, on a machine whose own settings
/// say nothing. Nothing here fetches or writes.
@NullMarked
package dev.sluice.git;

import org.jspecify.annotations.NullMarked;
