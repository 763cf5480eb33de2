/// The Helm engine: a chart and values become manifests, as `helm template` prints them, without
/// network, process, clock or environment.
@NullMarked
package dev.sluice.helm;

import org.jspecify.annotations.NullMarked;
