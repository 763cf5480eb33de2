package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.definition.ReplacementDefinition.Options;
import dev.sluice.kustomize.draft.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A value that is copied: the node where it stands, so that what a replacement does to it counts
/// at once.
record Value(Draft node) {

    /// The part of a value that the options of a source name.
    static Value of(Draft node, Optional<Options> options) throws Unreachable {
        var delimiter = options.map(Options::delimiter).orElse("");
        if (delimiter.isEmpty()) {
            return new Value(node);
        }
        requireScalar(node);
        var text = text(node);
        var parts = split(text, delimiter);
        var index = options.map(Options::index).orElse(0);
        if (index < 0 || index >= parts.size()) {
            throw new Unreachable(
                    "options.index %d is out of bounds for the value %s".formatted(index, text));
        }
        var part = node.copy();
        part.setText(parts.get(index));
        return new Value(part);
    }

    /// Writes the value into a field, or into the part of it that the options of a target name.
    void writeTo(Draft field, Optional<Options> options) throws Unreachable {
        var copy = node.copy();
        var delimiter = options.map(Options::delimiter).orElse("");
        if (!delimiter.isEmpty()) {
            requireScalar(field);
            var text = inserted(field.text(), delimiter, options.map(Options::index).orElse(0));
            set(field, copy, text);
        } else {
            set(field, copy, copy.text());
        }
    }

    private String inserted(String text, String delimiter, int index) {
        var parts = new ArrayList<>(split(text, delimiter));
        if (index < 0) {
            parts.addFirst(text(node));
        } else if (index >= parts.size()) {
            parts.add(text(node));
        } else {
            parts.set(index, text(node));
        }
        return String.join(delimiter, parts);
    }

    private static void set(Draft field, Draft value, String text) {
        if (field.kind() == Draft.Kind.SCALAR) {
            field.setText(text);
        } else {
            field.copyFrom(value);
        }
    }

    private static void requireScalar(Draft node) throws Unreachable {
        if (node.kind() != Draft.Kind.SCALAR) {
            throw new Unreachable("options.delimiter can only be used with single values");
        }
    }

    private static String text(Draft node) {
        return node.isNull() ? "" : node.text();
    }

    private static List<String> split(String text, String delimiter) {
        return List.of(text.split(Pattern.quote(delimiter), -1));
    }
}
