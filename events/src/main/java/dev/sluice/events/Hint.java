package dev.sluice.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Read this source now. What changed is read from Git; nothing of a hint is believed.
///
/// @param at when the hint arrived
/// @param deliveryId the host's own id of the webhook call
/// @param commit that the source is said to be at, null where that is not said
public record Hint(
        SourceId source,
        Reason reason,
        Instant at,
        @Nullable String deliveryId,
        @Nullable String commit)
        implements LogRecord {

    /// A hint that names no commit.
    public Hint(SourceId source, Reason reason, Instant at, @Nullable String deliveryId) {
        this(source, reason, at, deliveryId, null);
    }

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
