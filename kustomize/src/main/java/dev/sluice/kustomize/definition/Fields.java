package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The fields of a mapping as Go's `encoding/json` decodes them into a structure: names match
/// without regard to case, null is as good as absent, and what has the wrong type is a problem.
public final class Fields {

    /// Words that go-yaml 3 takes where a boolean is wanted, though they are strings elsewhere.
    private static final Set<String> FORMER_TRUTHS =
            Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");

    private static final Set<String> FORMER_FALSEHOODS =
            Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");

    private final Mapping mapping;
    private final String path;
    private final Strictness strictness;
    private final Problems problems;
    private final SequencedMap<String, YamlNode> byName;
    private final Set<String> asked;

    private Fields(Mapping mapping, String path, Strictness strictness, Problems problems) {
        this.mapping = mapping;
        this.path = path;
        this.strictness = strictness;
        this.problems = problems;
        this.byName = new LinkedHashMap<>();
        this.asked = new HashSet<>();
        // Go sorts the keys before it decodes them; of two that are one the last counts.
        new TreeMap<>(mapping.fields())
                .forEach((name, field) -> byName.put(strictness.nameOf(name), field.value()));
    }

    /// Decodes a node; what is not a mapping is a problem and decodes as an empty one.
    public static <T> T read(
            YamlNode node, Strictness strictness, Problems problems, Function<Fields, T> reader) {
        return read(node, "", strictness, problems, reader);
    }

    private static <T> T read(
            YamlNode node,
            String path,
            Strictness strictness,
            Problems problems,
            Function<Fields, T> reader) {
        var isMapping = node instanceof Mapping;
        if (!isMapping && !isNull(node)) {
            wrongType(problems, path, node, "a mapping");
        }
        var mapping = node instanceof Mapping found ? found : Mapping.empty(node.position());
        var fields = new Fields(mapping, path, strictness, problems);
        var result = reader.apply(fields);
        fields.refuseUnknown();
        return result;
    }

    private Fields(Fields outer, Strictness strictness) {
        this.mapping = outer.mapping;
        this.path = outer.path;
        this.strictness = strictness;
        this.problems = outer.problems;
        this.byName = outer.byName;
        this.asked = outer.asked;
    }

    /// The same fields as those of a structure that is embedded in another.
    public Fields embedded() {
        return new Fields(this, strictness.embedded());
    }

    public Position position() {
        return mapping.position();
    }

    public Problems problems() {
        return problems;
    }

    /// Whether a field is there and not null.
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /// Where a field's value stands; where the mapping starts if there is no such field.
    public Position positionOf(String name) {
        return find(name).map(YamlNode::position).orElse(mapping.position());
    }

    /// A field of any type.
    public Optional<YamlNode> node(String name) {
        return find(name);
    }

    /// A string; empty if there is no such field.
    public String text(String name) {
        return located(name).text();
    }

    public Located located(String name) {
        return find(name)
                .map(node -> located(at(name), node))
                .orElseGet(() -> new Located("", mapping.position()));
    }

    public boolean flag(String name) {
        return find(name).map(node -> flag(at(name), node)).orElse(false);
    }

    public long number(String name) {
        return find(name).map(node -> number(at(name), node)).orElse(0L);
    }

    /// A list of strings.
    public List<Located> texts(String name) {
        return items(name, (where, node) -> located(where, node));
    }

    /// A list of structures.
    public <T> List<T> list(String name, Function<Fields, T> reader) {
        return items(name, (where, node) -> read(node, where, strictness, problems, reader));
    }

    /// A structure, if the field is there.
    public <T> Optional<T> object(String name, Function<Fields, T> reader) {
        return find(name).map(node -> read(node, at(name), strictness, problems, reader));
    }

    /// A map of strings.
    public SequencedMap<String, String> map(String name) {
        var entries = new LinkedHashMap<String, String>();
        switch (find(name).orElse(null)) {
            case null -> {}
            case Mapping found ->
                    found.fields()
                            .forEach(
                                    (key, field) ->
                                            entries.put(
                                                    key,
                                                    located(at(name) + "." + key, field.value())
                                                            .text()));
            case YamlNode other -> wrongType(problems, at(name), other, "a mapping");
        }
        return Collections.unmodifiableSequencedMap(entries);
    }

    private interface Item<T> {
        T read(String where, YamlNode node);
    }

    private <T> List<T> items(String name, Item<T> reader) {
        var items = new ArrayList<T>();
        switch (find(name).orElse(null)) {
            case null -> {}
            case Sequence found -> {
                for (int i = 0; i < found.items().size(); i++) {
                    var item = found.items().get(i);
                    if (!(strictness.isDirect() && isNull(item))) {
                        items.add(reader.read(at(name) + "[" + i + "]", item));
                    }
                }
            }
            case YamlNode other -> wrongType(problems, at(name), other, "a list");
        }
        return items;
    }

    private Located located(String where, YamlNode node) {
        if (isNull(node)) {
            return new Located("", node.position());
        }
        if (node instanceof Scalar scalar) {
            if (scalar.value() instanceof String text) {
                return new Located(text, node.position());
            }
            if (strictness.takesNumbersAsText()) {
                return new Located(scalar.asText().orElse(""), node.position());
            }
        }
        wrongType(problems, where, node, "a string");
        return new Located("", node.position());
    }

    private boolean flag(String where, YamlNode node) {
        if (node instanceof Scalar scalar && scalar.value() instanceof Boolean truth) {
            return truth;
        }
        var word = strictness.isDirect() ? Scalars.text(node) : "";
        if (FORMER_TRUTHS.contains(word) || FORMER_FALSEHOODS.contains(word)) {
            return FORMER_TRUTHS.contains(word);
        }
        wrongType(problems, where, node, "true or false");
        return false;
    }

    private long number(String where, YamlNode node) {
        if (node instanceof Scalar scalar) {
            if (scalar.value() instanceof Long number) {
                return number;
            }
            if (scalar.value() instanceof Double number && number == Math.rint(number)) {
                return number.longValue();
            }
        }
        wrongType(problems, where, node, "a whole number");
        return 0;
    }

    private Optional<YamlNode> find(String name) {
        asked.add(strictness.nameOf(name));
        return Optional.ofNullable(byName.get(strictness.nameOf(name)))
                .filter(node -> !isNull(node));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void refuseUnknown() {
        if (!strictness.refusesUnknownFields()) {
            return;
        }
        mapping.fields()
                .forEach(
                        (name, field) -> {
                            if (!asked.contains(strictness.nameOf(name))) {
                                problems.error(
                                        "UnknownField",
                                        field.key().position(),
                                        "there is no field \"%s\"".formatted(at(name)),
                                        "correct its spelling or remove it");
                            }
                        });
    }

    private static void wrongType(Problems problems, String where, YamlNode node, String wanted) {
        problems.error(
                "InvalidField",
                node.position(),
                "%s is %s, not %s"
                        .formatted(where.isEmpty() ? "the document" : where, kind(node), wanted),
                wanted.equals("a string") && node instanceof Scalar
                        ? "put it in quotes"
                        : "write " + wanted);
    }

    private static String kind(YamlNode node) {
        return switch (node) {
            case Mapping _ -> "a mapping";
            case Sequence _ -> "a list";
            case Scalar scalar ->
                    switch (scalar.type()) {
                        case NULL -> "null";
                        case BOOLEAN -> "a boolean";
                        case INTEGER, FLOAT -> "a number";
                        case STRING -> "a string";
                    };
        };
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }
}
