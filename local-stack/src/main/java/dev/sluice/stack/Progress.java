package dev.sluice.stack;

import java.lang.System.Logger.Level;

/// Hears what the stack does, for people who wait for it.
public interface Progress {
    /// A step began or ended.
    void step(String line);

    /// How far a long step is; may be shown over the line before it.
    void advance(String line);

    /// Progress as log lines, for tests.
    static Progress logged() {
        var log = System.getLogger(Progress.class.getName());
        return new Progress() {
            @Override
            public void step(String line) {
                log.log(Level.INFO, line);
            }

            @Override
            public void advance(String line) {
                log.log(Level.DEBUG, line);
            }
        };
    }
}
