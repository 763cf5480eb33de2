package dev.sluice.stack;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Slow steps at the same time.
final class Together {
    private Together() {}

    /// Runs all steps, waits for all of them, then fails as the first that failed.
    static void run(List<Runnable> steps) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = steps.stream().<Future<?>>map(executor::submit).toList();
            for (var step : running) {
                step.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException sentence
                    ? sentence
                    : new StackException("The stack cannot start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }
}
