package dev.sluice.log;

import dev.sluice.events.LogRecord;
import dev.sluice.events.Topic;

/// A record is larger than the log takes; nothing of it was written.
public final class RecordTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecordTooLargeException(LogRecord event, int bytes, Throwable cause) {
        super(
                "%s %s of %.1f MB is too large: a record has at most %d MB as compressed, %d MB before"
                        .formatted(
                                event.getClass().getSimpleName(),
                                event.key(),
                                bytes / 1048576.0,
                                Topic.MAX_RECORD_BYTES >> 20,
                                LogWriter.MAX_REQUEST_BYTES >> 20),
                cause);
    }
}
