package dev.sluice.kustomize.load;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Position;
import org.jspecify.annotations.Nullable;

/// What is left of the bounds of one build. When one is reached, that is told once.
public final class Allowance {

    /// What a part of a build took.
    public record Cost(int kustomizations, int files, long bytes) {

        public Cost since(Cost earlier) {
            return new Cost(
                    kustomizations - earlier.kustomizations,
                    files - earlier.files,
                    bytes - earlier.bytes);
        }
    }

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
        return within(
                        depth <= bounds.depth(),
                        position,
                        "more than %d kustomizations inside each other".formatted(bounds.depth()))
                && holds(position);
    }

    /// What was taken up to now.
    public Cost spent() {
        return new Cost(kustomizations, files, bytes);
    }

    /// Whether there is enough left to do again what cost this.
    public boolean admitsAgain(Cost cost, @Nullable Position position) {
        kustomizations += cost.kustomizations();
        files += cost.files();
        bytes += cost.bytes();
        return holds(position);
    }

    /// Whether a file of this size may be read.
    boolean admitsFile(long size, @Nullable Position position) {
        files++;
        bytes += size;
        return holds(position);
    }

    /// Notes that the objects became too large.
    public void refuseOutput() {
        var _ = within(false, null, "more than %d characters of output".formatted(bounds.output()));
    }

    /// How many characters the objects may have.
    public long output() {
        return bounds.output();
    }

    private boolean holds(@Nullable Position position) {
        return within(
                        kustomizations <= bounds.kustomizations(),
                        position,
                        "more than %d kustomizations".formatted(bounds.kustomizations()))
                && within(
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
