package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.draft.Draft;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.OddKeys;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;

/// YAML or JSON that stands in a string.
///
/// @param text what the string held when it was read
/// @param source the document as it was read
record EmbeddedDocument(String text, YamlNode source, Draft root) {

    private static final YamlReader READER =
            new YamlReader(Dialect.KUSTOMIZE).with(OddKeys.KEPT).with(EqualKeys.KEPT);

    static EmbeddedDocument parse(String text) throws Unreachable {
        if (text.isBlank()) {
            throw new Unreachable("the string is empty");
        }
        var parsed = READER.readFirst("", text);
        if (!parsed.isSound()) {
            throw new Unreachable("the string holds neither YAML nor JSON");
        }
        var document = parsed.documents().stream().findFirst().orElseGet(() -> YamlNode.of(null));
        return new EmbeddedDocument(text, document, Draft.of(document));
    }

    /// The document as it is now, in the format it had: JSON compact or indented, or YAML.
    String print() {
        var node = root.node();
        var trimmed = text.strip();
        if (!trimmed.startsWith("{") && !trimmed.startsWith("[")) {
            return StyledYaml.print(node, text, RemarkReader.read(source, text)).strip();
        }
        var isIndented = text.contains("\n") && text.contains("  ");
        return isIndented ? IndentedJson.print(node) : JsonPrinter.print(node);
    }
}
