/// The Kafka log as Sluice uses it: tables read without a group, ownership and epochs, take-over,
/// look-up by pointer. Decides nothing about sources, deliveries or control planes.
@NullMarked
package dev.sluice.log;

import org.jspecify.annotations.NullMarked;
