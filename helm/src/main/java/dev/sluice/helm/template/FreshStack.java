package dev.sluice.helm.template;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does work upon a stack of its own, large enough for deep values, while the caller waits.
final class FreshStack {

    private static final long BYTES = 16 << 20;

    private FreshStack() {}

    /// What the work gives; what it throws is thrown.
    static <T> T run(Supplier<T> work) {
        var task = new FutureTask<T>(work::get);
        new Thread(null, task, "sluice-template", BYTES).start();
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
