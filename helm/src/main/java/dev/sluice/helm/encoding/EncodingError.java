package dev.sluice.helm.encoding;

/// A value cannot be written, or a text not be read; the message is in the words of the original.
/// Nothing is broken when it is thrown, so it carries no stack trace.
public final class EncodingError extends RuntimeException {

    private static final long serialVersionUID = 1;

    EncodingError(String message) {
        super(message, null, false, false);
    }

    /// The message.
    public String message() {
        return String.valueOf(getMessage());
    }
}
