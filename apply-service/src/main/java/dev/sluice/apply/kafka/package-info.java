/// The log: desired states and facts in, outcomes out, ownership of partitions.
@NullMarked
package dev.sluice.apply.kafka;

import org.jspecify.annotations.NullMarked;
