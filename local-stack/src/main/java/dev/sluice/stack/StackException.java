package dev.sluice.stack;

/// Something of the local stack cannot start or go on; the message is a sentence for the person who
/// asked for it and says what to do.
public final class StackException extends RuntimeException {
    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
