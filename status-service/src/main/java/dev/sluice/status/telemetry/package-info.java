/// Metrics and health.
@NullMarked
package dev.sluice.status.telemetry;

import org.jspecify.annotations.NullMarked;
