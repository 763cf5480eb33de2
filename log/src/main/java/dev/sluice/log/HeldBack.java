package dev.sluice.log;

import dev.sluice.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Holds back what says that something is complete until everything is read that was written before
/// it on other topics: topics have no common order.
///
/// @param <T> what is held back
public final class HeldBack<T> implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HeldBack.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LogFollower follower;
    private final Set<Topic> first;
    private final Consumer<T> take;
    private final List<T> waiting = new ArrayList<>();
    private final ReentrantLock passing = new ReentrantLock();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("held-back").unstarted(this::run);

    /// @param first the topics that are to be read before
    /// @param take what is let through, in the order in which it was added
    HeldBack(LogFollower follower, Set<Topic> first, Consumer<T> take) {
        this.follower = follower;
        this.first = first;
        this.take = take;
    }

    public void add(T one) {
        synchronized (waiting) {
            waiting.add(one);
            waiting.notifyAll();
        }
    }

    /// Returns when all that was added before is let through.
    public void release() throws InterruptedException {
        passing.lockInterruptibly();
        try {
            var read = drain();
            while (!isCaughtUp()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "the log is read slowly topics=%s".formatted(first));
            }
            read.forEach(one -> Calls.guarded("held back", () -> take.accept(one)));
        } finally {
            passing.unlock();
        }
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                synchronized (waiting) {
                    while (waiting.isEmpty()) {
                        waiting.wait();
                    }
                }
                release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<T> drain() {
        synchronized (waiting) {
            var all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }

    private boolean isCaughtUp() throws InterruptedException {
        try {
            follower.catchUp(first, PATIENCE);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }
}
