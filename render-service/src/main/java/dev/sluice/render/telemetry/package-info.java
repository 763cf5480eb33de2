/// Metrics and health of this service.
@NullMarked
package dev.sluice.render.telemetry;

import org.jspecify.annotations.NullMarked;
