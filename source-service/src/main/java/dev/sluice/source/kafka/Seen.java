package dev.sluice.source.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How far a table has come, so that a writer can wait until its own record is in it.
final class Seen {

    private final Map<Integer, Long> offsets = new HashMap<>();

    synchronized void note(int partition, long offset) {
        offsets.merge(partition, offset, Math::max);
        notifyAll();
    }

    /// Returns when the table has the record, or after the patience: a record that lost against a
    /// newer one is never seen.
    synchronized void await(int partition, long offset, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (offsets.getOrDefault(partition, -1L) < offset) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            try {
                wait(left);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
