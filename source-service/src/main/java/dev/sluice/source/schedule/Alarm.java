package dev.sluice.source.schedule;

import java.time.Duration;

/// Calls back later.
public interface Alarm {

    /// Runs the action after a while, once.
    Call in(Duration delay, Runnable action);

    /// Something that will be called.
    interface Call {
        /// Forgets it, if it did not happen yet.
        void cancel();
    }
}
