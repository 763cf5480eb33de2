package dev.sluice.source.artifact;

import java.io.IOException;

/// An archive holds what it must not, or is none.
public final class BadArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    BadArchiveException(String message) {
        super(message);
    }

    /// Two entries that no folder can hold both.
    public static BadArchiveException fileAndFolder(String path) {
        return new BadArchiveException("it holds a file and a folder of one name: " + path);
    }
}
