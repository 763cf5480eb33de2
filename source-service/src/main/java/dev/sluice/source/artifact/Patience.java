package dev.sluice.source.artifact;

import java.io.InterruptedIOException;
import java.time.Duration;

/// How long one fetch may still take.
public final class Patience {

    private final Duration whole;
    private final long end;

    public Patience(Duration whole) {
        this.whole = whole;
        this.end = System.nanoTime() + whole.toNanos();
    }

    public Duration whole() {
        return whole;
    }

    /// What is left of it.
    public Duration rest() throws InterruptedIOException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new InterruptedIOException("no answer within " + whole);
        }
        return Duration.ofNanos(left);
    }
}
