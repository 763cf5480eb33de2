package dev.sluice.status.kafka;

import dev.sluice.log.LogFollower;
import dev.sluice.status.board.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Holds evaluations back until everything that was written before them is read: "found unchanged"
/// would be wrong while the placement that changed something is still under way on another topic.
final class Evaluations implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Evaluations.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LogFollower follower;
    private final Consumer<Recorded> take;
    private final BlockingQueue<Recorded> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;

    Evaluations(LogFollower follower, Consumer<Recorded> take) {
        this.follower = follower;
        this.take = take;
        this.thread = new Thread(this::run, "evaluations");
        thread.setDaemon(true);
    }

    void add(Recorded evaluation) {
        waiting.add(evaluation);
    }

    /// Lets through what waits, and from then on one after another.
    void start() throws InterruptedException {
        var read = new ArrayList<Recorded>();
        waiting.drainTo(read);
        catchUp();
        read.forEach(take);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                var read = new ArrayList<Recorded>();
                read.add(waiting.take());
                waiting.drainTo(read);
                catchUp();
                read.forEach(take);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void catchUp() throws InterruptedException {
        while (true) {
            try {
                follower.catchUp(PATIENCE);
                return;
            } catch (TimeoutException _) {
                LOG.warnf("the log is read slowly evaluations=%d", waiting.size());
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
