/// Records as bytes: the only place that knows Jackson's databind.
@NullMarked
package dev.sluice.events.wire;

import org.jspecify.annotations.NullMarked;
