package dev.sluice.helm.template;

import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.Quoting;

/// A named template, ready to run: immutable, and shared by renderings.
///
/// @param name its name, that of the file or of the definition
/// @param file the name of the file that it stands in
/// @param text the whole text of that file
/// @param slots how many variables it needs room for
record Template(String name, String file, String text, Node.Body body, int slots) {

    boolean isEmpty() {
        return body.isEmpty();
    }

    /// What an error at this node begins with.
    String location(Node node) {
        var position = Math.min(node.position(), text.length());
        var lineStart = text.lastIndexOf('\n', position - 1) + 1;
        var line = 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
        var column = GoStrings.length(text.substring(lineStart, position));
        return "template: %s:%d:%d: executing %s at <%s>: "
                .formatted(file, line, column, Quoting.quote(name), NodeText.of(node));
    }
}
