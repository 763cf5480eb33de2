/// Reads the log into the board, and writes down what people ask for.
@NullMarked
package dev.sluice.status.kafka;

import org.jspecify.annotations.NullMarked;
