/// The contract between Sluice's services: what stands on the log.
@NullMarked
package dev.sluice.events;

import org.jspecify.annotations.NullMarked;
