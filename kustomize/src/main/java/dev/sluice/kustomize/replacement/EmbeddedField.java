package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.document.Node;
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
    boolean write(Value value, Node.@Nullable Kind wanted) {
        try {
            var document = EmbeddedDocument.parse(string.text());
            var fields = FieldSearch.inDocuments(wanted).find(document.root(), rest);
            fields.forEach(field -> write(value, field));
            if (fields.isEmpty()) {
                return false;
            }
            string.setText(document.print());
            return true;
        } catch (Unreachable _) {
            return false;
        }
    }

    private static void write(Value value, Node field) {
        if (field.kind() == Node.Kind.SCALAR) {
            field.setValue(value.node().text());
        } else {
            field.become(DraftNodes.node(value.node()));
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
