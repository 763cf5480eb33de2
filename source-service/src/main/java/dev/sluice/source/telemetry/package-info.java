/// What is told about the service: log lines, metrics, health.
@NullMarked
package dev.sluice.source.telemetry;

import org.jspecify.annotations.NullMarked;
