package dev.sluice.apply;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Who is next in a lane: one turn at a time for each delivery, many deliveries at once. It holds
/// the lock that the slots and the lane's own state belong to.
final class Rota {

    private static final int AT_ONCE = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Slot> ready = new ArrayDeque<>();
    private final String name;
    private final Work work;
    private int underWay;
    private volatile boolean closed;

    /// What a turn is made of.
    interface Work {

        /// Whether there is anything to stand on; asked under the lock.
        boolean isOpen();

        void turn(Slot slot);

        void sweep(Slot slot);

        /// A turn or a sweep is over; told under the lock, before the next begins.
        void done(Slot slot);
    }

    /// @param name that threads bear before that of their delivery
    Rota(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    void locked(Runnable act) {
        lock.lock();
        try {
            act.run();
        } finally {
            lock.unlock();
        }
    }

    <T> T answered(Supplier<T> ask) {
        lock.lock();
        try {
            return ask.get();
        } finally {
            lock.unlock();
        }
    }

    /// The delivery takes a turn as soon as it can.
    void due(Slot slot) {
        if (!slot.due) {
            slot.due = true;
            queue(slot);
        }
        pump();
    }

    /// Its old objects are looked at as soon as no turn is due.
    void sweepDue(Slot slot) {
        slot.sweepDue = true;
        queue(slot);
        pump();
    }

    private void queue(Slot slot) {
        if (!slot.running) {
            ready.add(slot);
        }
    }

    /// Starts what can start.
    void pump() {
        while (!closed && underWay < AT_ONCE && work.isOpen()) {
            var slot = ready.poll();
            if (slot == null) {
                return;
            }
            if (slot.running || !(slot.due || slot.sweepDue)) {
                continue;
            }
            slot.running = true;
            underWay++;
            Thread.ofVirtual().name(name + " " + slot.delivery).start(() -> run(slot));
        }
    }

    private void run(Slot slot) {
        try {
            if (answered(() -> takesTurn(slot))) {
                work.turn(slot);
            } else {
                work.sweep(slot);
            }
        } finally {
            locked(() -> end(slot));
        }
    }

    /// Takes up what is due, a turn before a sweep.
    private static boolean takesTurn(Slot slot) {
        boolean turn = slot.due;
        if (turn) {
            slot.due = false;
            slot.stirred = false;
        } else {
            slot.sweepDue = false;
        }
        return turn;
    }

    private void end(Slot slot) {
        slot.running = false;
        underWay--;
        if (slot.due || slot.sweepDue) {
            ready.add(slot);
        }
        work.done(slot);
        pump();
    }

    boolean isClosed() {
        return closed;
    }

    /// Nothing starts any more.
    void close() {
        locked(
                () -> {
                    closed = true;
                    ready.clear();
                });
    }
}
