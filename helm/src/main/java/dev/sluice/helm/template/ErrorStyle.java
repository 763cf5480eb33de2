package dev.sluice.helm.template;

/// How errors of templates are told.
public enum ErrorStyle {
    /// Helm 3: Go's words in one line.
    LINE,

    /// Helm 4: each template on the way to the error in lines of its own.
    TRACE;

    /// The location and the last part of what went wrong (helm: cleanupParseError).
    static String ofParsing(String problem) {
        var parts = problem.split(": ", -1);
        return parts.length == 1
                ? problem
                : "parse error at (" + parts[1] + "): " + parts[parts.length - 1];
    }

    /// The author's own message where there is one (helm: cleanupExecError).
    String ofExecution(TemplateError error) {
        var message = error.message();
        var parts = message.split(": ", 3);
        if (parts.length < 3) {
            return message;
        }
        var start = parts[2].indexOf(EngineFunctions.MESSAGE_START);
        var end = parts[2].lastIndexOf(EngineFunctions.MESSAGE_END);
        if (start >= 0 && end > start) {
            var own = parts[2].substring(start + EngineFunctions.MESSAGE_START.length(), end);
            return "execution error at (" + parts[1] + "): " + own;
        }
        return this == LINE ? message : ErrorTrace.of(error);
    }
}
