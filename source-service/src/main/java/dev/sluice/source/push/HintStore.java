package dev.sluice.source.push;

import dev.sluice.events.Hint;
import java.time.Duration;
import java.util.List;

/// Where hints are kept until the owner of their source has read them.
public interface HintStore {

    /// Whether all of them are durable within the patience.
    boolean store(List<Hint> hints, Duration patience);
}
