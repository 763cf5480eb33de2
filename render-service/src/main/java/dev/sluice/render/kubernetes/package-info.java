/// The hub cluster, as far as deliveries refer to its ConfigMaps and Secrets: those alone are read,
/// each by its name, and followed by a watch of its own.
///
/// A watch is only a hint that something changed; what counts is what is read then.
@NullMarked
package dev.sluice.render.kubernetes;

import org.jspecify.annotations.NullMarked;
