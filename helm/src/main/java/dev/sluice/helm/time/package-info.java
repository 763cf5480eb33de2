/// Go's package `time` as templates see it: instants in a zone, layouts by example, durations.
@NullMarked
package dev.sluice.helm.time;

import org.jspecify.annotations.NullMarked;
