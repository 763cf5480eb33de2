package dev.sluice.stack;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

/// Something of the local stack cannot start or go on; the message is a sentence for the person who
/// asked for it and says what to do.
public final class StackException extends RuntimeException {
    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }

    /// For a file or folder that cannot be written, with what to do about it.
    static StackException unwritable(Path file, IOException cause) {
        var reason = Objects.requireNonNullElse(cause.getMessage(), "");
        var sentence =
                switch (cause) {
                    case AccessDeniedException _ ->
                            "it belongs to another user: name another directory with --dir.";
                    case NoSuchFileException _, NotDirectoryException _ ->
                            "its folder is not there: name another directory with --dir.";
                    default ->
                            reason.contains("No space left")
                                    ? "the disk is full: free some space, or name a directory on another disk with --dir."
                                    : reason;
                };
        return new StackException("%s cannot be written: %s".formatted(file, sentence), cause);
    }
}
