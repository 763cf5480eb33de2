/// When to look at a source again, and whose turn it is.
@NullMarked
package dev.sluice.source.schedule;

import org.jspecify.annotations.NullMarked;
