package dev.sluice.manifest.version;

/// A text is no version, or no range of versions; the message says why in the words of Go's
/// library.
public final class InvalidVersion extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    InvalidVersion(String message) {
        super(message);
    }

    /// A text that is no range.
    static InvalidVersion ofRange(String text) {
        var quoted =
                text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t");
        return new InvalidVersion("improper constraint: \"" + quoted + "\"");
    }
}
