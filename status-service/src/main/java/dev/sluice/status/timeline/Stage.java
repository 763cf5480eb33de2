package dev.sluice.status.timeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A step on the way.
///
/// @param at null where it is not reached, or was not noted
/// @param took since the step before that is noted
public record Stage(Name name, @Nullable Instant at, @Nullable Duration took) {
    /// The steps, in order.
    public enum Name {
        /// A webhook or a person said: read the source now.
        HINTED,
        /// Git's answer was read.
        FETCHED,
        /// The commit stood on the log.
        COMMITTED,
        /// The definition stood on the log.
        DEFINED,
        /// The bundle stood on the log, and with it what the control plane should hold.
        PLACED,
        /// The newest commit or definition gave no bundle.
        RENDER_FAILED,
        /// All objects were written.
        APPLIED,
        /// All objects were healthy, where that was asked for.
        READY
    }
}
