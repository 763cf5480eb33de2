package dev.sluice.events.wire;

import org.jspecify.annotations.Nullable;

/// Bytes on a topic are no record of it.
public final class UnreadableRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message) {
        this(message, null);
    }

    UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
