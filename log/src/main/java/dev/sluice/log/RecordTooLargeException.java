package dev.sluice.log;

import org.jspecify.annotations.Nullable;

/// The broker does not take a record of this size.
public final class RecordTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecordTooLargeException(String key, int bytes, @Nullable Throwable cause) {
        super(
                "%s is %,d bytes of JSON, more than the log takes after compression"
                        .formatted(key, bytes),
                cause);
    }
}
