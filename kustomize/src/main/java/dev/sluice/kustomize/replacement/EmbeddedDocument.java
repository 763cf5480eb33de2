package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.document.DocumentParser;
import dev.sluice.kustomize.document.MalformedDocument;
import dev.sluice.kustomize.document.Node;
import dev.sluice.kustomize.document.NodePrinter;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.YamlReader;

/// YAML or JSON that stands in a string.
///
/// @param text what the string held when it was read
record EmbeddedDocument(String text, Node document) {

    private static final YamlReader READER = new YamlReader(Dialect.KUSTOMIZE);

    static EmbeddedDocument parse(String text) throws Unreachable {
        try {
            var document = text.isBlank() ? null : DocumentParser.parse(text);
            if (document == null) {
                throw new Unreachable("the string is empty");
            }
            return new EmbeddedDocument(text, document);
        } catch (MalformedDocument malformed) {
            throw new Unreachable(
                    "the string holds neither YAML nor JSON: " + malformed.getMessage());
        }
    }

    Node root() {
        return document.content().getFirst();
    }

    /// The document as it is now, in the format it had: JSON compact or indented, or YAML.
    String print() throws Unreachable {
        var yaml = NodePrinter.print(document);
        var trimmed = text.strip();
        return trimmed.startsWith("{") || trimmed.startsWith("[") ? json(yaml) : yaml.strip();
    }

    private String json(String yaml) throws Unreachable {
        var read = READER.readFirst("", yaml);
        if (!read.isSound() || read.documents().isEmpty()) {
            throw new Unreachable("the string would hold no JSON");
        }
        var node = read.documents().getFirst();
        var isIndented = text.contains("\n") && text.contains("  ");
        return isIndented ? IndentedJson.print(node) : JsonPrinter.print(node);
    }
}
