/// Time that passes.
@NullMarked
package dev.sluice.source.timer;

import org.jspecify.annotations.NullMarked;
