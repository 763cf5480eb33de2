package dev.sluice.kustomize.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Schemas of single fields that stand in comments, behind the field or on the line before it:
/// `ports: # {"type":"array","x-kubernetes-patch-strategy":"merge"}`
/// (`kyaml/fieldmeta/fieldmeta.go`).
final class SchemaComments {

    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#+\\s*(\\{.*})\\s*$");

    /// Schemas by the line of the field that they are for.
    private final Map<Integer, Mapping> byLine = new HashMap<>();

    private SchemaComments() {}

    /// The schemas in a text by the positions of the keys that they are for.
    static Map<Position, Mapping> in(byte[] content, List<YamlNode> documents) {
        if (!mayHoldAny(content)) {
            return Map.of();
        }
        var comments = new SchemaComments();
        comments.scan(new String(content, UTF_8));
        var found = new HashMap<Position, Mapping>();
        if (!comments.byLine.isEmpty()) {
            documents.forEach(document -> comments.assign(document, found));
        }
        return found;
    }

    private static boolean mayHoldAny(byte[] content) {
        for (int i = 0; i < content.length - 1; i++) {
            if (content[i] == '#') {
                var next = i + 1;
                while (next < content.length && (content[next] == ' ' || content[next] == '#')) {
                    next++;
                }
                if (next < content.length && content[next] == '{') {
                    return true;
                }
            }
        }
        return false;
    }

    private void scan(String text) {
        var number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            var matcher = COMMENT.matcher(line);
            if (matcher.find()) {
                var isAlone = line.strip().startsWith("#");
                var target = isAlone ? number + 1 : number;
                schema(matcher.group(2)).ifPresent(schema -> byLine.put(target, schema));
            }
        }
    }

    private static Optional<Mapping> schema(String json) {
        return new YamlReader(Dialect.KUBECTL)
                .read("", json).documents().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .filter(schema -> !schema.isEmpty())
                        .findFirst();
    }

    private void assign(YamlNode node, Map<Position, Mapping> found) {
        switch (node) {
            case Mapping mapping ->
                    mapping.fields()
                            .values()
                            .forEach(
                                    field -> {
                                        var position = field.key().position();
                                        var schema = byLine.remove(position.line());
                                        if (schema != null) {
                                            found.put(position, schema);
                                        }
                                        assign(field.value(), found);
                                    });
            case Sequence sequence -> sequence.items().forEach(item -> assign(item, found));
            case YamlNode _ -> {}
        }
    }
}
