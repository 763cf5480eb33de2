package dev.sluice.kustomize.patch;

import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;

/// Ends the work on an object that a patch does not fit; never leaves this package.
final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private Unfit(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    static Unfit because(Position position, String message, String remedy) {
        return new Unfit(Problem.error("PatchDoesNotFit", position, message, remedy));
    }

    Problem problem() {
        return problem;
    }
}
