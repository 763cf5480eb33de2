/// What each control plane is to hold of a delivery.
///
/// [PlacementPlan] decides, from values alone, which placements, failures and removals are written;
/// [Ledger] carries plans out. [Evaluations] tells apply-service how far a source is placed: an
/// `Evaluation` of a source and a render partition stands once every delivery of that partition
/// that is declared for the source is placed, found unchanged or failed at that commit or a later
/// one. No evaluation is ever written for a partition without such a delivery, so a reader waits
/// for those partitions alone that hold one.
@NullMarked
package dev.sluice.render.placement;

import org.jspecify.annotations.NullMarked;
