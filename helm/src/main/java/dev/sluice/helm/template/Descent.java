package dev.sluice.helm.template;

import java.util.function.Supplier;

/// Counts how deeply templates nest. Go's stacks grow, Java's do not: every so many levels the work
/// goes on upon a fresh stack, so that what Go can run deep runs here too, up to a limit.
final class Descent {

    private static final int LEVELS_PER_STACK = 150;
    private static final int DEEPEST = 20_000;

    private int depth;

    boolean isAtEnd() {
        return depth >= DEEPEST;
    }

    /// One level down.
    <T> T down(Supplier<T> work) {
        if (isAtEnd()) {
            throw new TemplateError(problem());
        }
        depth++;
        try {
            return depth % LEVELS_PER_STACK == 0 ? FreshStack.run(work) : work.get();
        } finally {
            depth--;
        }
    }

    static String problem() {
        return "exceeded maximum template depth (" + DEEPEST + ")";
    }
}
