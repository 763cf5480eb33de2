package dev.sluice.helm.template;

import org.jspecify.annotations.Nullable;

/// Ends the parsing or the evaluation of a template. Nothing is broken when it is thrown: the edge
/// of the engine turns it into a value.
final class TemplateError extends RuntimeException {

    private static final long serialVersionUID = 1;

    TemplateError(String message) {
        this(message, null);
    }

    /// An error because of another one, whose text the message repeats.
    TemplateError(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
