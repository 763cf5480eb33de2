package dev.sluice.render.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What is to be evaluated: each delivery, or source, by one thread at a time, and once more where
/// it is asked for while that runs. What fails comes again, each time later.
///
/// @param <K> what is evaluated
public final class Agenda<K> implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private enum Turn {
        WAITING,
        RUNNING,
        RUNNING_AND_WANTED_AGAIN
    }

    private final ScheduledExecutorService workers;
    private final Map<K, Turn> turns = new LinkedHashMap<>();
    private final Map<K, Integer> failures = new HashMap<>();

    private Consumer<K> evaluation = _ -> {};
    private BiConsumer<K, RuntimeException> failure = (_, _) -> {};

    public Agenda(ScheduledExecutorService workers) {
        this.workers = workers;
    }

    /// Once, before the first is added.
    ///
    /// @param heard what went wrong with which; the agenda itself tries again
    public void start(Consumer<K> evaluate, BiConsumer<K, RuntimeException> heard) {
        synchronized (turns) {
            evaluation = evaluate;
            failure = heard;
        }
    }

    public void add(K one) {
        synchronized (turns) {
            switch (turns.get(one)) {
                case null -> {
                    turns.put(one, Turn.WAITING);
                    workers.execute(() -> run(one));
                }
                case RUNNING -> turns.put(one, Turn.RUNNING_AND_WANTED_AGAIN);
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

    /// Whether it waits or is being evaluated.
    public boolean has(K one) {
        synchronized (turns) {
            return turns.containsKey(one);
        }
    }

    /// How many wait or are being evaluated.
    public int size() {
        synchronized (turns) {
            return turns.size();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void run(K one) {
        Consumer<K> evaluate;
        BiConsumer<K, RuntimeException> heard;
        synchronized (turns) {
            turns.put(one, Turn.RUNNING);
            evaluate = evaluation;
            heard = failure;
        }
        boolean failed = false;
        try {
            evaluate.accept(one);
        } catch (RuntimeException e) {
            failed = true;
            heard.accept(one, e);
        } finally {
            finish(one, failed);
        }
    }

    private void finish(K one, boolean failed) {
        synchronized (turns) {
            boolean again = turns.remove(one) == Turn.RUNNING_AND_WANTED_AGAIN;
            if (workers.isShutdown()) {
                return;
            }
            if (failed) {
                int times = failures.merge(one, 1, Integer::sum);
                var _ =
                        workers.schedule(
                                () -> add(one), pause(times).toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            failures.remove(one);
            if (again) {
                add(one);
            }
        }
    }

    private static Duration pause(int times) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
