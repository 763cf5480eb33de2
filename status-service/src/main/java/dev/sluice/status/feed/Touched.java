package dev.sluice.status.feed;

import dev.sluice.status.board.Place;
import dev.sluice.status.board.Subject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Whose status may have changed since it was last looked at, and how far the log was read.
public final class Touched {
    private Set<Subject> subjects = new HashSet<>();
    private Position position = Position.start("");

    /// All that was touched, and the position that its newest status covers.
    public record Looked(Set<Subject> subjects, Position position) {}

    /// Begins with the log of this lineage.
    public synchronized void begin(String lineage) {
        position = Position.start(lineage);
    }

    public synchronized void add(Set<Subject> more, Place read) {
        subjects.addAll(more);
        position = position.after(read);
        if (!more.isEmpty()) {
            notifyAll();
        }
    }

    /// Waits until there is something, and then for more that comes together with it.
    public synchronized void await(Duration together) throws InterruptedException {
        while (subjects.isEmpty()) {
            wait();
        }
        long until = System.nanoTime() + together.toNanos();
        for (long rest = together.toNanos(); rest > 0; rest = until - System.nanoTime()) {
            wait(rest / 1_000_000, (int) (rest % 1_000_000));
        }
    }

    public synchronized Looked look() {
        var looked = new Looked(subjects, position);
        subjects = new HashSet<>();
        return looked;
    }
}
