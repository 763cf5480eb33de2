/// What a run may ask of one control plane, and the values that come back.
@NullMarked
package dev.sluice.apply.controlplane;

import org.jspecify.annotations.NullMarked;
