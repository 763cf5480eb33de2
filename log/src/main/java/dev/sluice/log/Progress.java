package dev.sluice.log;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Lets some wait for what readers reach.
final class Progress {

    private final AtomicInteger waiting = new AtomicInteger();

    /// Ends an interest in progress.
    interface Interest extends AutoCloseable {
        @Override
        void close();
    }

    /// From now on, until that is closed, readers tell all that they reach.
    Interest awaited() {
        waiting.incrementAndGet();
        return waiting::decrementAndGet;
    }

    boolean isAwaited() {
        return waiting.get() > 0;
    }

    synchronized void made() {
        notifyAll();
    }

    /// Looks again after each progress.
    ///
    /// @return whether it is reached
    synchronized boolean await(BooleanSupplier isReached, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isReached.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }
}
