/// The log as this service follows and writes it, and the ownership of deliveries.
///
/// Failure strategy: what cannot be decoded is set aside by `log`; a write that fails fails the
/// evaluation, which is tried again with growing pauses; a replica that the group has not heard
/// from writes nothing.
@NullMarked
package dev.sluice.render.kafka;

import org.jspecify.annotations.NullMarked;
