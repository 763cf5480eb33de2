package dev.sluice.render.secret;

/// Notices that values may have changed which definitions refer to.
public final class SecretsWatch {

    private final ObjectValues values;
    private final Runnable changed;
    private String seen;

    /// @param changed deliveries that refer to values are to be evaluated again
    public SecretsWatch(ObjectValues values, Runnable changed) {
        this.values = values;
        this.changed = changed;
        this.seen = values.fingerprint();
    }

    public synchronized void look() {
        var now = values.fingerprint();
        if (!now.equals(seen)) {
            seen = now;
            changed.run();
        }
    }
}
