package dev.sluice.apply;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits in short steps for something that no watch tells of yet.
record Patience(Clock clock) {

    private static final long FIRST_MILLIS = 20;
    private static final long LONGEST_MILLIS = 500;

    /// @param goesOn whether it is still worth waiting
    boolean until(BooleanSupplier reached, Duration atMost, BooleanSupplier goesOn) {
        var deadline = clock.instant().plus(atMost);
        long pause = FIRST_MILLIS;
        while (goesOn.getAsBoolean()) {
            if (reached.getAsBoolean()) {
                return true;
            }
            if (clock.instant().isAfter(deadline)) {
                return false;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
            pause = Math.min(2 * pause, LONGEST_MILLIS);
        }
        return false;
    }
}
