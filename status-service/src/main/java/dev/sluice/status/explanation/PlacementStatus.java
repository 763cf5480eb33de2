package dev.sluice.status.explanation;

import dev.sluice.events.ControlPlaneId;
import dev.sluice.events.Generation;
import org.jspecify.annotations.Nullable;

/// How it stands with a delivery on one control plane.
///
/// @param generation of what stands under its key, null where nothing was placed
/// @param commit of the placement that stands, null where there is none
public record PlacementStatus(
        ControlPlaneId controlPlane,
        Verdict verdict,
        @Nullable Generation generation,
        @Nullable String commit,
        @Nullable Generation commitGeneration) {}
