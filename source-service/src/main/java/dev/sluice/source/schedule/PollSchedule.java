package dev.sluice.source.schedule;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before a source is read again without being asked.
public final class PollSchedule {

    private static final double POLL_JITTER = 0.05;
    private static final double RETRY_JITTER = 0.2;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final RandomGenerator random;

    public PollSchedule(RandomGenerator random) {
        this.random = random;
    }

    /// The interval, within 5 % of it, so that sources of one interval do not come all at once.
    public Duration next(Duration interval) {
        return atLeast(SHORTEST, jittered(interval, POLL_JITTER));
    }

    /// After failures in a row: twice as long each time, up to the interval (a minute at least, ten
    /// at most).
    public Duration afterFailures(int failures, Duration interval) {
        var longest = atLeast(Duration.ofMinutes(1), interval);
        if (longest.compareTo(LONGEST_RETRY) > 0) {
            longest = LONGEST_RETRY;
        }
        var pause = FIRST_RETRY.multipliedBy(1L << Math.clamp(failures - 1L, 0, 16));
        return jittered(pause.compareTo(longest) > 0 ? longest : pause, RETRY_JITTER);
    }

    private Duration jittered(Duration duration, double share) {
        double factor = 1 + share * (2 * random.nextDouble() - 1);
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }

    private static Duration atLeast(Duration least, Duration duration) {
        return duration.compareTo(least) < 0 ? least : duration;
    }
}
