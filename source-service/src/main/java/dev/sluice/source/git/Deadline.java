package dev.sluice.source.git;

import java.io.InterruptedIOException;
import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/// The end of the patience with one fetch.
final class Deadline extends EmptyProgressMonitor {

    private final long end;
    private final Duration patience;

    Deadline(Duration patience) {
        this.patience = patience;
        this.end = System.nanoTime() + patience.toNanos();
    }

    /// What is left of it, a millisecond at least.
    int millis() {
        return (int) Math.clamp((end - System.nanoTime()) / 1_000_000, 1, Integer.MAX_VALUE);
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    void check() throws InterruptedIOException {
        if (isOver()) {
            throw new InterruptedIOException("no answer within " + patience);
        }
    }

    @Override
    public boolean isCancelled() {
        return isOver();
    }
}
