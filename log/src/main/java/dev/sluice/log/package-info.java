/// The Kafka log as Sluice uses it: tables read without a group, ownership with epochs, take-over,
/// bundles by pointer. The one place of subtle Kafka code, without a framework.
@NullMarked
package dev.sluice.log;

import org.jspecify.annotations.NullMarked;
