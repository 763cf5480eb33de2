/// Values that the log holds only sealed, and credentials that it does not hold at all.
@NullMarked
package dev.sluice.apply.secret;

import org.jspecify.annotations.NullMarked;
