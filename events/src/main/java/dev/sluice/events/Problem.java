package dev.sluice.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What is wrong, where, and what to do about it; never holds a secret value.
///
/// @param reason stable, in CamelCase: `UnsupportedField`, `AuthenticationFailed`
/// @param message what is wrong with which thing, for the person who must act
/// @param file a path in the source or a directory of definitions, with `line` and `column` from 1
/// @param remedy what to do
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        Severity severity,
        String reason,
        String message,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String remedy) {

    /// Whether it stops the thing it is about.
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Problem error(String reason, String message, @Nullable String remedy) {
        return new Problem(Severity.ERROR, reason, message, null, null, null, remedy);
    }

    public static Problem warning(String reason, String message, @Nullable String remedy) {
        return new Problem(Severity.WARNING, reason, message, null, null, null, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// `file:line:column message. remedy`
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (file != null) {
            text.append(file);
            if (line != null) {
                text.append(':').append(line);
            }
            if (column != null) {
                text.append(':').append(column);
            }
            text.append(' ');
        }
        text.append(message);
        if (remedy != null) {
            text.append("; ").append(remedy);
        }
        return text.toString();
    }
}
