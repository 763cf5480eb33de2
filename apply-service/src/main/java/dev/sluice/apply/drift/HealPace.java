package dev.sluice.apply.drift;

import java.time.Duration;
import java.time.Instant;

/// How soon a drifted object is applied again: at once, and ever later while it goes on drifting.
///
/// @param heals how often in a row it was applied again
/// @param last when that happened last
public record HealPace(int heals, Instant last) {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int AT_ONCE = 2;
    private static final int STEEPEST = 16;

    public static HealPace fresh() {
        return new HealPace(0, Instant.MIN);
    }

    /// How long to wait from now.
    public Duration wait(Instant now) {
        if (heals < AT_ONCE || isOver(now)) {
            return Duration.ZERO;
        }
        var rest = Duration.between(now, last.plus(pause()));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    public HealPace healed(Instant now) {
        return isOver(now) ? new HealPace(1, now) : new HealPace(heals + 1, now);
    }

    /// An object that stayed as it is for much longer than its pause starts over.
    private boolean isOver(Instant now) {
        return heals == 0 || now.isAfter(last.plus(pause().multipliedBy(4)));
    }

    private Duration pause() {
        var pause = FIRST.multipliedBy(1L << Math.clamp(heals - AT_ONCE, 0, STEEPEST));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
