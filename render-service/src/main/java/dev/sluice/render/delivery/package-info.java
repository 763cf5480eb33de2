/// Deliveries: what is known about one at a moment, and what is therefore to be done.
///
/// A delivery has the id of the definition that declares it, so that whoever owns the definition's
/// partition owns the delivery.
@NullMarked
package dev.sluice.render.delivery;

import org.jspecify.annotations.NullMarked;
