package dev.sluice.manifest.version;

/// A text is no version, or no range of versions; the message says why in the words of Go's
// library.
public final class InvalidVersion extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    InvalidVersion(String message) {
        super(message);
    }
}
