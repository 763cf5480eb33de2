package dev.sluice.kustomize.definition;

import dev.sluice.kustomize.problem.Problems;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
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

    private final Mapping mapping;
    private final String path;
    private final Decoding decoding;
    private final SequencedMap<String, YamlNode> byName;
    private final Set<String> asked;

    private Fields(Mapping mapping, String path, Decoding decoding) {
        this.mapping = mapping;
        this.path = path;
        this.decoding = decoding;
        this.byName = new LinkedHashMap<>();
        this.asked = new HashSet<>();
        // Go sorts the keys before it decodes them; of two that are one the last counts.
        new TreeMap<>(mapping.fields())
                .forEach((name, field) -> byName.put(nameOf(name), field.value()));
    }

    /// Decodes a node; what is not a mapping is a problem and decodes as an empty one.
    public static <T> T read(
            YamlNode node, Strictness strictness, Problems problems, Function<Fields, T> reader) {
        return read(node, "", new Decoding(strictness, problems), reader);
    }

    private static <T> T read(
            YamlNode node, String path, Decoding decoding, Function<Fields, T> reader) {
        var isMapping = node instanceof Mapping;
        if (!isMapping && !Decoding.isNull(node)) {
            decoding.wrongType(path, node, "a mapping");
        }
        var mapping = node instanceof Mapping found ? found : Mapping.empty(node.position());
        var fields = new Fields(mapping, path, decoding);
        var result = reader.apply(fields);
        fields.refuseUnknown();
        return result;
    }

    private Fields(Fields outer, Decoding decoding) {
        this.mapping = outer.mapping;
        this.path = outer.path;
        this.decoding = decoding;
        this.byName = outer.byName;
        this.asked = outer.asked;
    }

    /// The same fields as those of a structure that is embedded in another.
    public Fields embedded() {
        return new Fields(this, decoding.embedded());
    }

    public Position position() {
        return mapping.position();
    }

    public Problems problems() {
        return decoding.problems();
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
                .map(node -> decoding.text(at(name), node))
                .orElseGet(() -> new Located("", mapping.position()));
    }

    public boolean flag(String name) {
        return find(name).map(node -> decoding.flag(at(name), node)).orElse(false);
    }

    public long number(String name) {
        return find(name).map(node -> decoding.number(at(name), node)).orElse(0L);
    }

    /// A list of strings.
    public List<Located> texts(String name) {
        return items(name, decoding::text);
    }

    /// A list of structures.
    public <T> List<T> list(String name, Function<Fields, T> reader) {
        return items(name, (where, node) -> read(node, where, decoding, reader));
    }

    /// A structure, if the field is there.
    public <T> Optional<T> object(String name, Function<Fields, T> reader) {
        return find(name).map(node -> read(node, at(name), decoding, reader));
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
                                                    decoding.text(
                                                                    at(name) + "." + key,
                                                                    field.value())
                                                            .text()));
            case YamlNode other -> decoding.wrongType(at(name), other, "a mapping");
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
                    if (!(decoding.strictness().isDirect() && Decoding.isNull(item))) {
                        items.add(reader.read(at(name) + "[" + i + "]", item));
                    }
                }
            }
            case YamlNode other -> decoding.wrongType(at(name), other, "a list");
        }
        return items;
    }

    private Optional<YamlNode> find(String name) {
        asked.add(nameOf(name));
        return Optional.ofNullable(byName.get(nameOf(name))).filter(node -> !Decoding.isNull(node));
    }

    private String nameOf(String name) {
        return decoding.strictness().nameOf(name);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void refuseUnknown() {
        if (!decoding.strictness().refusesUnknownFields()) {
            return;
        }
        mapping.fields()
                .forEach(
                        (name, field) -> {
                            if (!asked.contains(nameOf(name))) {
                                problems()
                                        .error(
                                                "UnknownField",
                                                field.key().position(),
                                                "there is no field \"%s\"".formatted(at(name)),
                                                "correct its spelling or remove it");
                            }
                        });
    }
}
