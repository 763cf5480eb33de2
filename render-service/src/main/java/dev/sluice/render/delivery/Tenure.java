package dev.sluice.render.delivery;

import dev.sluice.events.Generation;
import java.util.concurrent.atomic.AtomicLong;

/// The time for which this replica owns a partition of deliveries. It mints their generations: one
/// count for all of them, so that none goes back even where a delivery ends and comes again.
public final class Tenure {

    private final int partition;
    private final long epoch;
    private final AtomicLong next = new AtomicLong();

    public Tenure(int partition, long epoch) {
        this.partition = partition;
        this.epoch = epoch;
    }

    public int partition() {
        return partition;
    }

    public long epoch() {
        return epoch;
    }

    public Generation mint() {
        return new Generation(epoch, next.getAndIncrement());
    }
}
