package dev.sluice.helm.hook;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.encoding.JsonWriter;
import dev.sluice.helm.encoding.YamlComplaint;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
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
    private static final String METADATA =
            "struct { Name string \"json:\\\"name\\\"\";"
                    + " Annotations map[string]string \"json:\\\"annotations\\\"\" }";
    private static final String ANNOTATIONS = ".metadata.annotations";
    private static final ManifestHead EMPTY = new ManifestHead("", Map.of());

    /// @param source the template that the text came from
    static Reading of(String source, String text, HelmMajor helm) {
        var parsed = YAML.readFirst(source, text);
        if (!parsed.isSound()) {
            var second = YamlComplaint.secondReading(parsed.problems(), text);
            if (second.isPresent()) {
                parsed = YAML.readFirst(source, JsonWriter.write(second.get()));
            }
        }
        if (!parsed.isSound()) {
            return new Reading.Unreadable(
                    parsed.problems().stream()
                            .map(p -> YamlComplaint.inWordsOfGo(p, text))
                            .toList());
        }
        var tab = YamlComplaint.ofTab(text);
        if (tab.isPresent()) {
            return new Reading.Unreadable(
                    List.of(
                            Problem.error(
                                    "InvalidYaml",
                                    Position.startOf(source),
                                    tab.get(),
                                    "write blanks instead of the tab")));
        }
        if (parsed.documents().isEmpty()) {
            return new Reading.Head(EMPTY);
        }
        var root = parsed.documents().getFirst();
        try {
            if (root instanceof Mapping object) {
                return new Reading.Head(head(object));
            }
            return new Reading.Head(withoutFields(root, helm));
        } catch (WrongType wrong) {
            return new Reading.Unreadable(
                    List.of(Problem.error("NotAnObject", wrong.position, wrong.words, "")));
        }
    }

    private static ManifestHead withoutFields(YamlNode root, HelmMajor helm) {
        if (!isSomething(root)) {
            return EMPTY;
        }
        var type =
                switch (helm) {
                    case HELM_3 -> "releaseutil.SimpleHead";
                    case HELM_4 -> "util.SimpleHead";
                };
        throw new WrongType(root, YamlComplaint.mismatch(root, type));
    }

    private static ManifestHead head(Mapping object) {
        text("SimpleHead.apiVersion", object);
        var metadata =
                field(object, "metadata").map(node -> table("SimpleHead.metadata", node, METADATA));
        metadata.ifPresent(table -> text(".metadata.name", table));
        var annotations = new TreeMap<String, String>();
        metadata.flatMap(table -> field(table, "annotations"))
                .map(node -> table(ANNOTATIONS, node, "map[string]string"))
                .ifPresent(
                        table ->
                                table.fields()
                                        .forEach(
                                                (key, field) ->
                                                        annotations.put(
                                                                key,
                                                                text(ANNOTATIONS, field.value()))));
        return new ManifestHead(text("SimpleHead.kind", object), annotations);
    }

    /// @param field the struct and the path of the field, whose last name is the field's
    private static String text(String field, Mapping table) {
        return field(table, field.substring(field.lastIndexOf('.') + 1))
                .map(node -> text(field, node))
                .orElse("");
    }

    private static String text(String field, YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.asText().orElse("");
        }
        throw new WrongType(node, YamlComplaint.mismatch(node, field, "string"));
    }

    private static Mapping table(String field, YamlNode node, String type) {
        return switch (node) {
            case Mapping mapping -> mapping;
            case Scalar _, Sequence _ ->
                    throw new WrongType(node, YamlComplaint.mismatch(node, field, type));
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
        private final transient Position position;
        private final String words;

        WrongType(YamlNode node, String words) {
            super(words, null, false, false);
            this.position = node.position();
            this.words = words;
        }
    }
}
