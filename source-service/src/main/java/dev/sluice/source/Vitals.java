package dev.sluice.source;

/// How the service is.
public interface Vitals {

    /// Whether it goes on by itself; if not, a restart is due.
    boolean isAlive();

    /// Whether it has read the log and shares the work.
    boolean isReady();

    /// The same in words.
    String state();
}
