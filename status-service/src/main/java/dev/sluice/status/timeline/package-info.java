/// What happened when on the way from a hint to Ready. Pure.
@NullMarked
package dev.sluice.status.timeline;

import org.jspecify.annotations.NullMarked;
