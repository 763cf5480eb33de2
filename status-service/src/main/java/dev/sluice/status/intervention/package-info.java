/// What a person asks of a delivery.
@NullMarked
package dev.sluice.status.intervention;

import org.jspecify.annotations.NullMarked;
