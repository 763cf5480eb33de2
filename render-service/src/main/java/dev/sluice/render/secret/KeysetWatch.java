package dev.sluice.render.secret;

/// Notices that secrets can be sealed, or are sealed with another key.
public final class KeysetWatch {

    private final SealingKeys keys;
    private final Runnable changed;
    private String seen;

    /// @param changed deliveries with secrets are to be evaluated again
    public KeysetWatch(SealingKeys keys, Runnable changed) {
        this.keys = keys;
        this.changed = changed;
        this.seen = keys.current().seen();
    }

    public synchronized void look() {
        var now = keys.current().seen();
        if (!now.equals(seen)) {
            seen = now;
            changed.run();
        }
    }
}
