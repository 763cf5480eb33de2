/// Metrics and health of this process.
@NullMarked
package dev.sluice.apply.telemetry;

import org.jspecify.annotations.NullMarked;
