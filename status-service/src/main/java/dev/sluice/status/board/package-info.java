/// What the log says, folded into one board in memory; rebuilt from the log at start.
@NullMarked
package dev.sluice.status.board;

import org.jspecify.annotations.NullMarked;
