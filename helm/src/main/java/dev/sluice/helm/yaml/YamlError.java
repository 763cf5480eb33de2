package dev.sluice.helm.yaml;

/// Why a text cannot be read, in Go's words. Nothing is broken when it is thrown, so it carries no
/// stack trace.
public final class YamlError extends RuntimeException {

    private static final long serialVersionUID = 1;

    YamlError(String message) {
        super(message, null, false, false);
    }

    /// The scanner's: it counts lines from 1, and leaves out the first.
    static YamlError scanning(Mark context, Mark problem, String message) {
        return at(problem.line() == 0 ? context.line() : problem.line() + 1, message);
    }

    /// The parser's: it counts lines from 0, and leaves out the first.
    static YamlError parsing(Mark context, Mark problem, String message) {
        return at(problem.line() == 0 ? context.line() : problem.line(), message);
    }

    static YamlError decoding(String message) {
        return new YamlError("yaml: " + message);
    }

    private static YamlError at(int line, String message) {
        return decoding(line == 0 ? message : "line " + line + ": " + message);
    }

    /// The message.
    public String message() {
        return String.valueOf(getMessage());
    }
}
