package dev.sluice.status.intervention;

import dev.sluice.events.Hint;
import dev.sluice.events.Intervention;

/// Where requests are written down for the services that act on them; returns when they stand.
public interface Requests {
    void ask(Intervention intervention);

    void ask(Hint hint);
}
