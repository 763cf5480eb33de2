package dev.sluice.apply;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/// Ever longer pauses between tries, each with a jitter, so that many do not try at once.
record Backoff(Duration first, DoubleSupplier random) {

    private static final int STEEPEST = 20;

    /// @param failures in a row so far, from 1
    Duration pause(int failures, Duration longest) {
        var pause = first.multipliedBy(1L << Math.clamp(failures - 1, 0, STEEPEST));
        var capped = pause.compareTo(longest) > 0 ? longest : pause;
        // Between a half and the whole.
        return Duration.ofMillis((long) (capped.toMillis() * (0.5 + random.getAsDouble() / 2)));
    }
}
