package dev.sluice.source.definition;

import java.time.Duration;

/// Times that definitions leave open.
final class Policies {

    static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private Policies() {}

    /// Flux's timeout where none is given: half a minute less than the interval.
    static Duration timeoutFor(Duration interval) {
        var timeout = interval.minus(SHORTEST);
        return timeout.compareTo(SHORTEST) < 0 ? SHORTEST : timeout;
    }
}
