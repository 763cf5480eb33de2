package dev.sluice.helm.template;

import org.jspecify.annotations.Nullable;

/// An error as Helm 4 tells it: place, template and message in lines, from the file that ran to
/// where it failed (helm v4 pkg/engine/engine.go: reformatExecErrorMsg).
final class ErrorTrace {

    private static final String START = "template: ";

    private ErrorTrace() {}

    static String of(TemplateError error) {
        var trace = new StringBuilder();
        var last = "";
        for (Throwable at = error; at != null; at = at.getCause()) {
            var part = part(String.valueOf(at.getMessage()));
            if (part == null) {
                return error.message();
            }
            if (!part.equals(last)) {
                trace.append(part);
            }
            last = part;
        }
        return trace.toString().strip();
    }

    private static @Nullable String part(String message) {
        if (!message.startsWith(START)) {
            return null;
        }
        if (message.startsWith(START + "no template ")) {
            return message + "\n";
        }
        var rest = message.substring(START.length());
        var executing = rest.indexOf(": executing ");
        return executing >= 0 ? executing(rest, executing) : simple(rest);
    }

    private static @Nullable String executing(String rest, int executing) {
        var after = rest.substring(executing + ": executing ".length());
        var close = after.indexOf('"', 1);
        if (!after.startsWith("\"") || close < 0 || !after.startsWith(" at <", close + 1)) {
            return null;
        }
        var end = after.indexOf(">: ", close);
        if (end < 0) {
            return null;
        }
        return rest.substring(0, executing)
                + "\n  "
                + "executing "
                + after.substring(0, end)
                + ">:\n    "
                + cut(after.substring(end + 3))
                + "\n";
    }

    private static @Nullable String simple(String rest) {
        var colon = rest.lastIndexOf(": ");
        return colon < 0
                ? null
                : rest.substring(0, colon) + "\n  " + cut(rest.substring(colon + 2)) + "\n";
    }

    private static String cut(String message) {
        var next = message.indexOf(" template:");
        return next < 0 ? message : message.substring(0, next);
    }
}
