package dev.sluice.manifest;

import org.jspecify.annotations.Nullable;

/// Something that a person has to know: what is wrong, where, and what to do about it.
///
/// @param reason a CamelCase word that programs can match
/// @param message what is wrong, one sentence without full stop
/// @param position where, if a file can be blamed
/// @param remedy what to do; may be empty where the message says it
public record Problem(
        Severity severity,
        String reason,
        String message,
        @Nullable Position position,
        String remedy) {

    /// Whether the work can go on.
    public enum Severity {
        ERROR,
        WARNING
    }

    public Problem {
        if (!reason.matches("[A-Z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("not a CamelCase reason: " + reason);
        }
    }

    public static Problem error(
            String reason, @Nullable Position position, String message, String remedy) {
        return new Problem(Severity.ERROR, reason, message, position, remedy);
    }

    public static Problem warning(
            String reason, @Nullable Position position, String message, String remedy) {
        return new Problem(Severity.WARNING, reason, message, position, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// The whole problem in one line: `file:line:column message; remedy`.
    public String line() {
        var where = position != null && position.isKnown() ? position + " " : "";
        var what = remedy.isEmpty() ? message : message + "; " + remedy;
        return (where + what).replace("\r", "").replace("\n", " ");
    }

    @Override
    public String toString() {
        return line();
    }
}
