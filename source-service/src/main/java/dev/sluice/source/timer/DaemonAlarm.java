package dev.sluice.source.timer;

import dev.sluice.source.schedule.Alarm;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Calls back on one thread; what it calls must return at once.
public final class DaemonAlarm implements Alarm, AutoCloseable {

    private final ScheduledThreadPoolExecutor executor;

    public DaemonAlarm() {
        executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("alarm-", 0).daemon().factory());
        executor.setRemoveOnCancelPolicy(true);
        // At the end of the service nobody is called any more.
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public Call in(Duration delay, Runnable action) {
        var call = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> call.cancel(false);
    }

    /// Runs the action again and again, with this pause between.
    public void every(Duration pause, Runnable action) {
        var _ =
                executor.scheduleWithFixedDelay(
                        action, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
