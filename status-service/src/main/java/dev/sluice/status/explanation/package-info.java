/// What is true of each delivery now, and if it is not Ready: the first broken link from its source
/// to its health, in one sentence with the next step. Pure.
@NullMarked
package dev.sluice.status.explanation;

import org.jspecify.annotations.NullMarked;
