package dev.sluice.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Read this source now. What changed is read from Git; nothing of a hint is believed.
///
/// @param at when the hint arrived
/// @param deliveryId the host's own id of the webhook call
public record Hint(SourceId source, Reason reason, Instant at, @Nullable String deliveryId)
        implements LogRecord {

    /// Why somebody thinks that the source changed.
    public enum Reason {
        WEBHOOK,
        REQUESTED
    }

    @Override
    public Topic topic() {
        return Topic.HINTS;
    }

    @Override
    public String key() {
        return source.toString();
    }
}
