/// Time.
@NullMarked
package dev.sluice.apply.timer;

import org.jspecify.annotations.NullMarked;
