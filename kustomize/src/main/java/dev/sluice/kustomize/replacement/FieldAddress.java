package dev.sluice.kustomize.replacement;

import java.util.ArrayList;
import java.util.List;

/// The way to fields as replacements write it: `spec.containers.[name=web].env.0` or
/// `metadata.annotations.[example.com/owner]` (`kyaml/utils/pathsplitter.go`).
record FieldAddress(List<String> parts) {

    private static final int MOST_PARTS = 200;

    private static final List<String> ANNOTATIONS = List.of("metadata", "annotations");

    private static final String DOT = ".";

    static FieldAddress parse(String text) throws Unreachable {
        var parts = new ArrayList<String>();
        var pieces = split(text).iterator();
        while (pieces.hasNext()) {
            var piece = pieces.next();
            if (!piece.startsWith("[") || piece.endsWith("]")) {
                parts.add(piece);
                continue;
            }
            var bracketed = new StringBuilder(piece);
            while (pieces.hasNext() && bracketed.charAt(bracketed.length() - 1) != ']') {
                bracketed.append(DOT).append(pieces.next());
            }
            var whole = bracketed.toString();
            parts.add(whole.contains("=") ? whole : withoutBrackets(whole));
        }
        if (parts.size() > MOST_PARTS) {
            throw new Unreachable("the path has more than %d parts".formatted(MOST_PARTS));
        }
        return new FieldAddress(List.copyOf(parts));
    }

    /// Whether this is one annotation, which is a text in the end whatever its type.
    boolean isAnnotation() {
        return parts.size() == 3 && parts.subList(0, 2).equals(ANNOTATIONS);
    }

    /// Whether a part counts items: `0`.
    static boolean isIndex(String part) {
        return part.matches("\\+?[0-9]{1,9}|-0+");
    }

    /// Whether a part picks items by a field: `[name=web]`.
    static boolean isPick(String part) {
        return part.length() > 1 && part.startsWith("[") && part.endsWith("]");
    }

    private static List<String> split(String text) {
        var pieces = new ArrayList<>(List.of(text.split("\\.", -1)));
        if (pieces.size() > 1 && pieces.getFirst().isEmpty()) {
            pieces.removeFirst();
        }
        var joined = new ArrayList<String>();
        for (var piece : pieces) {
            if (!joined.isEmpty() && joined.getLast().endsWith("\\")) {
                var escaped = joined.removeLast();
                joined.add(escaped.substring(0, escaped.length() - 1) + DOT + piece);
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private static String withoutBrackets(String text) {
        return text.replaceAll("^[\\[\\]]+|[\\[\\]]+$", "");
    }
}
