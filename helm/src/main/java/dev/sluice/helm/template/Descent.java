package dev.sluice.helm.template;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts how deeply templates nest. Go's stacks grow, Java's do not: every so many levels the work
/// goes on upon a fresh stack, so that what Go can run deep runs here too, up to a limit.
final class Descent {

    private static final int LEVELS_PER_STACK = 150;
    private static final int DEEPEST = 20_000;
    private static final long STACK_BYTES = 16 << 20;

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
            return depth % LEVELS_PER_STACK == 0 ? onFreshStack(work) : work.get();
        } finally {
            depth--;
        }
    }

    static String problem() {
        return "exceeded maximum template depth (" + DEEPEST + ")";
    }

    private static <T> T onFreshStack(Supplier<T> work) {
        var task = new FutureTask<T>(work::get);
        new Thread(null, task, "sluice-deep-template", STACK_BYTES).start();
        return result(task);
    }

    private static <T> T result(FutureTask<T> task) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException failure -> failure;
            case Error failure -> throw failure;
            case null, default -> new IllegalStateException(cause);
        };
    }
}
