/// The log: tables, ownership, and what is written.
@NullMarked
package dev.sluice.source.kafka;

import org.jspecify.annotations.NullMarked;
