package dev.sluice.apply.controlplane;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// How many requests may be under way to one control plane: more while it answers quickly, fewer
/// when it slows down, and none for as long as it asks for a pause.
public final class Throttle {

    private static final double FEWEST = 2;
    private static final double MOST = 64;
    private static final double FIRST = 16;
    private static final double SLOW = 6;
    private static final long SLOW_FLOOR = Duration.ofMillis(250).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier nanos;
    private double limit = FIRST;
    private int underWay;
    private double best = Double.MAX_VALUE;
    private long pausedUntil;
    private boolean paused;

    public Throttle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Waits for a turn.
    ///
    /// @return whether there is one within the patience
    public boolean enter(Duration patience) throws InterruptedException {
        long deadline = nanos.getAsLong() + patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = nanos.getAsLong();
                long pause = paused ? pausedUntil - now : 0;
                if (pause <= 0 && underWay < (int) limit) {
                    paused = false;
                    underWay++;
                    return true;
                }
                long left = deadline - now;
                if (left <= 0) {
                    return false;
                }
                changed.await(pause > 0 ? Math.min(pause, left) : left, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /// A request was answered after so long.
    public void answered(Duration took) {
        leave(
                () -> {
                    double sample = took.toNanos();
                    best = Math.min(best * 1.001, sample);
                    boolean slow = sample > SLOW_FLOOR && sample > best * SLOW;
                    limit = slow ? limit * 0.95 : limit + 1 / limit;
                });
    }

    /// The server asked for a pause, or did not answer.
    public void refused(Duration pause) {
        leave(
                () -> {
                    limit = limit / 2;
                    long wanted = Math.min(pause.toNanos(), LONGEST_PAUSE);
                    if (wanted > 0) {
                        long until = nanos.getAsLong() + wanted;
                        pausedUntil = paused ? Math.max(pausedUntil, until) : until;
                        paused = true;
                    }
                });
    }

    public int limit() {
        lock.lock();
        try {
            return (int) limit;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Runnable learn) {
        lock.lock();
        try {
            underWay--;
            learn.run();
            limit = Math.clamp(limit, FEWEST, MOST);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
