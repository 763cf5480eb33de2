package dev.sluice.render.secret;

import java.util.function.Supplier;

/// Notices that something was replaced which deliveries depend on: values that definitions refer
/// to, or the key that seals.
public final class Watch {

    private final Supplier<String> look;
    private final Runnable changed;
    private String seen;

    /// @param look tells one state from another
    /// @param changed deliveries that depend on it are to be evaluated again
    public Watch(Supplier<String> look, Runnable changed) {
        this.look = look;
        this.changed = changed;
        this.seen = look.get();
    }

    public synchronized void look() {
        var now = look.get();
        if (!now.equals(seen)) {
            seen = now;
            changed.run();
        }
    }
}
