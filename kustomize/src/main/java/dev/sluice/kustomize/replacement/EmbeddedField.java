package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.draft.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A path that leads into YAML or JSON inside a string: to the string, and on from there
/// (`setValueInStructuredData` of `api/filters/replacement/replacement.go`).
record EmbeddedField(Draft string, List<String> rest) {

    /// The first string on the way that holds a document; null if the path meets none.
    static @Nullable EmbeddedField find(Draft root, FieldAddress address) {
        var parts = address.parts();
        for (var i = 1; i < parts.size(); i++) {
            var field = lookup(root, parts.subList(0, i));
            if (field != null && field.kind() == Draft.Kind.SCALAR && isDocument(field.text())) {
                return new EmbeddedField(field, parts.subList(i, parts.size()));
            }
        }
        return null;
    }

    /// Writes a value; false if the path leads nowhere in the document.
    boolean write(Value value, Draft.@Nullable Kind wanted) {
        try {
            var document = EmbeddedDocument.parse(string.text());
            var fields = new FieldSearch(wanted).find(document.root(), rest);
            for (var field : fields) {
                if (field.kind() != Draft.Kind.SCALAR) {
                    field.copyFrom(value.node().copy());
                } else if (!field.setText(value.node().text())) {
                    return false;
                }
            }
            return !fields.isEmpty() && string.setText(document.print());
        } catch (Unreachable _) {
            return false;
        }
    }

    private static @Nullable Draft lookup(Draft root, List<String> parts) {
        try {
            return Lookup.find(root, parts);
        } catch (Unreachable _) {
            return null;
        }
    }

    private static boolean isDocument(String text) {
        try {
            EmbeddedDocument.parse(text);
            return true;
        } catch (Unreachable _) {
            return text.isBlank();
        }
    }
}
