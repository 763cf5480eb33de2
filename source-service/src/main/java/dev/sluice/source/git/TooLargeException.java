package dev.sluice.source.git;

import java.io.IOException;

/// A host sent more than a bound allows.
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
        super(message);
    }
}
