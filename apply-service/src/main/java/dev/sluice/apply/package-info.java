/// Brings control planes to what is placed on them.
///
/// [dev.sluice.apply.Fleet] knows which control planes this replica owns and gives each a
/// [dev.sluice.apply.Lane], which takes the deliveries of its control plane in turn; a turn is
/// told by [dev.sluice.apply.Reconciler]. [dev.sluice.apply.Wiring] says who is who.
///
/// What must never happen here: a write without asking the guard first, a deletion without proof
/// that the object is ours, one control plane waiting for another, a secret value in what is
/// reported.
@NullMarked
package dev.sluice.apply;

import org.jspecify.annotations.NullMarked;
