package dev.sluice.render.delivery;

import dev.sluice.events.DeliveryId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Which deliveries are to be evaluated: each by one thread at a time, and once more where it is
/// asked for while that runs. What fails comes again, each time later.
public final class Agenda implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private enum Turn {
        WAITING,
        RUNNING,
        RUNNING_AND_WANTED_AGAIN
    }

    private final ScheduledExecutorService workers;
    private final Map<DeliveryId, Turn> turns = new LinkedHashMap<>();
    private final Map<DeliveryId, Integer> failures = new HashMap<>();

    private Consumer<DeliveryId> evaluation = _ -> {};
    private BiConsumer<DeliveryId, RuntimeException> failure = (_, _) -> {};

    public Agenda(ScheduledExecutorService workers) {
        this.workers = workers;
    }

    /// Once, before the first delivery is added.
    ///
    /// @param heard what went wrong with which delivery; the agenda itself tries again
    public void start(
            Consumer<DeliveryId> evaluate, BiConsumer<DeliveryId, RuntimeException> heard) {
        synchronized (turns) {
            evaluation = evaluate;
            failure = heard;
        }
    }

    public void add(DeliveryId delivery) {
        synchronized (turns) {
            switch (turns.get(delivery)) {
                case null -> {
                    turns.put(delivery, Turn.WAITING);
                    workers.execute(() -> run(delivery));
                }
                case RUNNING -> turns.put(delivery, Turn.RUNNING_AND_WANTED_AGAIN);
                case WAITING, RUNNING_AND_WANTED_AGAIN -> {}
            }
        }
    }

    /// What is being evaluated may have seen what is no longer so.
    public void repeatRunning() {
        synchronized (turns) {
            turns.replaceAll(
                    (_, turn) -> turn == Turn.RUNNING ? Turn.RUNNING_AND_WANTED_AGAIN : turn);
        }
    }

    /// How many deliveries wait or are being evaluated.
    public int size() {
        synchronized (turns) {
            return turns.size();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void run(DeliveryId delivery) {
        Consumer<DeliveryId> evaluate;
        BiConsumer<DeliveryId, RuntimeException> heard;
        synchronized (turns) {
            turns.put(delivery, Turn.RUNNING);
            evaluate = evaluation;
            heard = failure;
        }
        boolean failed = false;
        try {
            evaluate.accept(delivery);
        } catch (RuntimeException e) {
            failed = true;
            heard.accept(delivery, e);
        } finally {
            finish(delivery, failed);
        }
    }

    private void finish(DeliveryId delivery, boolean failed) {
        synchronized (turns) {
            boolean again = turns.remove(delivery) == Turn.RUNNING_AND_WANTED_AGAIN;
            if (workers.isShutdown()) {
                return;
            }
            if (failed) {
                int times = failures.merge(delivery, 1, Integer::sum);
                var _ =
                        workers.schedule(
                                () -> add(delivery),
                                pause(times).toMillis(),
                                TimeUnit.MILLISECONDS);
                return;
            }
            failures.remove(delivery);
            if (again) {
                add(delivery);
            }
        }
    }

    private static Duration pause(int times) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
