package dev.sluice.status.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What one client has still to be told; one that is too slow is cut and may resume.
public final class Subscription implements AutoCloseable {
    private final BlockingQueue<Batch> waiting;
    private final Position from;
    private final Beginning beginning;
    private final Consumer<Subscription> end;
    private volatile boolean cut;

    /// How a subscription begins.
    enum Beginning {
        /// With what changes from now on.
        NOW,
        /// With what was missed.
        RESUMED,
        /// With what changes from now on, for what was missed is not known any more.
        RESET
    }

    Subscription(int bound, Position from, Beginning beginning, Consumer<Subscription> end) {
        this.waiting = new ArrayBlockingQueue<>(bound);
        this.from = from;
        this.beginning = beginning;
        this.end = end;
    }

    /// Where the log was read to when the subscription began.
    public Position from() {
        return from;
    }

    /// Whether what the client knows cannot be continued: it must read everything anew.
    public boolean isReset() {
        return beginning == Beginning.RESET;
    }

    /// Whether the first batch tells what was missed.
    public boolean isResumed() {
        return beginning == Beginning.RESUMED;
    }

    /// The next batch, empty where none came in time.
    public Optional<Batch> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Whether batches were lost because too many waited.
    public boolean isCut() {
        return cut;
    }

    void offer(Batch batch) {
        if (!cut && !waiting.offer(batch)) {
            cut = true;
            waiting.clear();
        }
    }

    @Override
    public void close() {
        end.accept(this);
    }
}
