/// Whether an object still is as we applied it, and how soon it is applied again.
@NullMarked
package dev.sluice.apply.drift;

import org.jspecify.annotations.NullMarked;
