package dev.sluice.kustomize.replacement;

import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.TreeMap;

/// JSON as Go's `json.MarshalIndent` writes it with two spaces.
final class IndentedJson {

    private final StringBuilder json = new StringBuilder();

    private IndentedJson() {}

    static String print(YamlNode node) {
        var printer = new IndentedJson();
        printer.node(node, 0);
        return printer.json.toString();
    }

    private void node(YamlNode node, int depth) {
        switch (node) {
            case Scalar _ -> json.append(JsonPrinter.print(node));
            case Sequence sequence when sequence.items().isEmpty() -> json.append("[]");
            case Mapping mapping when mapping.isEmpty() -> json.append("{}");
            case Sequence sequence -> {
                var separator = "[";
                for (var item : sequence.items()) {
                    line(separator, depth + 1);
                    node(item, depth + 1);
                    separator = ",";
                }
                line("", depth);
                json.append(']');
            }
            case Mapping mapping -> {
                var separator = "{";
                for (var field : new TreeMap<>(mapping.fields()).entrySet()) {
                    line(separator, depth + 1);
                    json.append(JsonPrinter.print(YamlNode.of(field.getKey()))).append(": ");
                    node(field.getValue().value(), depth + 1);
                    separator = ",";
                }
                line("", depth);
                json.append('}');
            }
        }
    }

    private void line(String before, int depth) {
        json.append(before).append('\n').append("  ".repeat(depth));
    }
}
