/// What a delivery owns in a control plane, and who may write there.
@NullMarked
package dev.sluice.apply.inventory;

import org.jspecify.annotations.NullMarked;
