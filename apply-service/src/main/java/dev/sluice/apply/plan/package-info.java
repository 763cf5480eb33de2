/// Decides what is applied, in which stages, and what is pruned.
@NullMarked
package dev.sluice.apply.plan;

import org.jspecify.annotations.NullMarked;
