package dev.sluice.apply.timer;

import dev.sluice.apply.Alarm;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// One clock thread; each call gets a virtual thread of its own.
public final class ThreadAlarm implements Alarm, AutoCloseable {

    private final ScheduledThreadPoolExecutor clock;

    public ThreadAlarm() {
        clock =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("alarm").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Pending in(Duration delay, Runnable call) {
        if (clock.isShutdown()) {
            return () -> {};
        }
        var pending =
                clock.schedule(
                        () -> {
                            Thread.ofVirtual().name("alarm").start(call);
                        },
                        delay.toMillis(),
                        TimeUnit.MILLISECONDS);
        return () -> pending.cancel(false);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
