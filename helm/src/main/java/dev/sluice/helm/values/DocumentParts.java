package dev.sluice.helm.values;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text at its `---` lines as `k8s.io/apimachinery/pkg/util/yaml` does for Helm 4.
final class DocumentParts {

    /// @param text of a broken one what stands behind its separator
    /// @param firstLine the line of the file on which it starts, counted from 0
    /// @param isBroken whether a separator with more than a comment behind it ends the text here
    record Part(String text, int firstLine, boolean isBroken) {}

    private static final String SEPARATOR = "---";

    private DocumentParts() {}

    static List<Part> of(String text) {
        var parts = new ArrayList<Part>();
        var start = 0;
        var startLine = 0;
        var line = 0;
        for (var at = 0; at < text.length(); line++) {
            var end = text.indexOf('\n', at);
            var next = end < 0 ? text.length() : end + 1;
            if (text.startsWith(SEPARATOR, at)) {
                var rest = text.substring(at + SEPARATOR.length(), next).strip();
                if (!rest.isEmpty() && !rest.startsWith("#")) {
                    parts.add(new Part(rest, line, true));
                    return parts;
                }
                if (at > start) {
                    parts.add(new Part(text.substring(start, at), startLine, false));
                    start = next;
                    startLine = line + 1;
                }
            }
            at = next;
        }
        if (text.length() > start) {
            parts.add(new Part(text.substring(start), startLine, false));
        }
        return parts;
    }
}
