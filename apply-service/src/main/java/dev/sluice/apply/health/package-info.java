/// Whether an object does what it is there for, told from the object alone.
@NullMarked
package dev.sluice.apply.health;

import org.jspecify.annotations.NullMarked;
