package dev.sluice.apply;

import java.time.Duration;

/// Calls back later, on a thread that may take its time.
public interface Alarm {

    Pending in(Duration delay, Runnable call);

    /// A call that has not come yet.
    interface Pending {
        void cancel();
    }
}
