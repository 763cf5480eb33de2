package dev.sluice.kustomize.load;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Position;
import org.jspecify.annotations.Nullable;

/// What is left of the bounds of one build. When one is reached, that is told once.
final class Allowance {

    private final Bounds bounds;
    private final Problems problems;
    private int kustomizations;
    private int files;
    private long bytes;
    private boolean spent;

    Allowance(Bounds bounds, Problems problems) {
        this.bounds = bounds;
        this.problems = problems;
    }

    /// Whether another kustomization may be entered, this deep.
    boolean admitsKustomization(int depth, @Nullable Position position) {
        kustomizations++;
        return depth <= bounds.depth()
                ? within(
                        kustomizations <= bounds.kustomizations(),
                        position,
                        "more than %d kustomizations".formatted(bounds.kustomizations()))
                : within(
                        false,
                        position,
                        "more than %d kustomizations inside each other".formatted(bounds.depth()));
    }

    /// Whether a file of this size may be read.
    boolean admitsFile(long size, @Nullable Position position) {
        files++;
        bytes += size;
        return within(
                        files <= bounds.files(),
                        position,
                        "more than %d files".formatted(bounds.files()))
                && within(
                        bytes <= bounds.bytes(),
                        position,
                        "more than %d bytes of files".formatted(bounds.bytes()));
    }

    private boolean within(boolean holds, @Nullable Position position, String excess) {
        if (!holds && !spent) {
            spent = true;
            problems.error(
                    "BuildTooLarge",
                    position,
                    "this build needs " + excess,
                    "split it, or name each file and base only once");
        }
        return holds && !spent;
    }
}
