package dev.sluice.status.http;

import dev.sluice.status.explanation.PlacementStatus;
import org.jspecify.annotations.Nullable;

/// How it stands with a delivery on one control plane, in short.
///
/// @param ready `True`, `False`, or `Unknown` while the control plane cannot be asked
/// @param message why, in one sentence
/// @param commit of the placement that stands
public record PlacementRow(
        String controlPlane,
        String ready,
        String phase,
        String reason,
        String message,
        @Nullable String nextStep,
        @Nullable String generation,
        @Nullable String commit) {
    static PlacementRow of(PlacementStatus status) {
        var verdict = status.verdict();
        return new PlacementRow(
                status.controlPlane().toString(),
                Words.ready(verdict.state()),
                Words.of(verdict.state()),
                verdict.reason(),
                verdict.sentence(),
                verdict.nextStep(),
                status.generation() == null ? null : status.generation().toString(),
                status.commit());
    }
}
