package dev.sluice.helm.hook;

import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What Helm looks at in a document: its kind and its annotations.
record ManifestHead(String kind, Map<String, String> annotations) {

    /// What reading gave.
    sealed interface Reading {
        record Head(ManifestHead head) implements Reading {}

        record Unreadable(List<Problem> problems) implements Reading {}
    }

    private static final YamlReader YAML =
            new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);
    private static final ManifestHead EMPTY = new ManifestHead("", Map.of());

    /// @param source the template that the text came from
    static Reading of(String source, String text) {
        var parsed = YAML.readFirst(source, text);
        if (!parsed.isSound()) {
            return new Reading.Unreadable(parsed.problems());
        }
        if (parsed.documents().isEmpty()) {
            return new Reading.Head(EMPTY);
        }
        var root = parsed.documents().getFirst();
        try {
            return new Reading.Head(head(root));
        } catch (WrongType wrong) {
            return new Reading.Unreadable(
                    List.of(
                            Problem.error(
                                    "NotAnObject",
                                    wrong.node.position(),
                                    wrong.what + " is not what Kubernetes has there",
                                    "")));
        }
    }

    private static ManifestHead head(YamlNode root) {
        var object = table("the document", root);
        text("apiVersion", object);
        var metadata = field(object, "metadata").map(node -> table("metadata", node));
        metadata.ifPresent(table -> text("name", table));
        var annotations = new TreeMap<String, String>();
        metadata.flatMap(table -> field(table, "annotations"))
                .map(node -> table("metadata.annotations", node))
                .ifPresent(
                        table ->
                                table.fields()
                                        .forEach(
                                                (key, field) ->
                                                        annotations.put(
                                                                key, text(key, field.value()))));
        return new ManifestHead(text("kind", object), annotations);
    }

    private static String text(String name, Mapping table) {
        return field(table, name).map(node -> text(name, node)).orElse("");
    }

    private static String text(String name, YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.asText().orElse("");
        }
        throw new WrongType(name, node);
    }

    private static Mapping table(String name, YamlNode node) {
        return switch (node) {
            case Mapping mapping -> mapping;
            case Scalar _, Sequence _ -> throw new WrongType(name, node);
        };
    }

    /// JSON's names match in any case; the last of them counts, as they are sorted.
    private static Optional<YamlNode> field(Mapping table, String name) {
        var exact = table.get(name);
        if (exact.isPresent() && table.fields().size() < 2) {
            return exact.filter(ManifestHead::isSomething);
        }
        return table.fields().keySet().stream()
                .filter(name::equalsIgnoreCase)
                .sorted(Comparator.reverseOrder())
                .flatMap(key -> table.get(key).stream())
                .filter(ManifestHead::isSomething)
                .findFirst();
    }

    private static boolean isSomething(YamlNode node) {
        return !(node instanceof Scalar scalar && scalar.isNull());
    }

    private static final class WrongType extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String what;
        private final transient YamlNode node;

        WrongType(String what, YamlNode node) {
            super(null, null, false, false);
            this.what = what;
            this.node = node;
        }
    }
}
