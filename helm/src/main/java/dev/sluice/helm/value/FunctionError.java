package dev.sluice.helm.value;

/// The error result of a function: the rendering ends with its message. Nothing is broken when it
/// is thrown, so it carries no stack trace.
public final class FunctionError extends RuntimeException {

    private static final long serialVersionUID = 1;

    public FunctionError(String message) {
        super(message, null, false, false);
    }

    /// The message.
    public String message() {
        return String.valueOf(getMessage());
    }
}
