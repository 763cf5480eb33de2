package dev.sluice.kustomize.draft;

import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A node while it is merged. Kyaml rewrites nodes in place, and that base and patch come to share
/// some of them shows in what comes out; so the merge works on drafts that can be shared too.
public final class Draft {

    /// What a node is.
    public enum Kind {
        SCALAR,
        SEQUENCE,
        MAPPING
    }

    /// A key with its value.
    public record Field(Scalar key, Draft value) {}

    private Kind kind;
    private Position position;
    private Scalar scalar;
    private List<Draft> items;
    private SequencedMap<String, Field> fields;

    private Draft(
            Kind kind,
            Position position,
            Scalar scalar,
            List<Draft> items,
            SequencedMap<String, Field> fields) {
        this.kind = kind;
        this.position = position;
        this.scalar = scalar;
        this.items = items;
        this.fields = fields;
    }

    public static Draft of(YamlNode node) {
        return switch (node) {
            case Scalar scalar ->
                    new Draft(
                            Kind.SCALAR,
                            scalar.position(),
                            scalar,
                            new ArrayList<>(),
                            new LinkedHashMap<>());
            case Sequence sequence -> {
                var items = new ArrayList<Draft>(sequence.items().size());
                sequence.items().forEach(item -> items.add(of(item)));
                yield list(items, sequence.position());
            }
            case Mapping mapping -> {
                var fields = new LinkedHashMap<String, Field>();
                mapping.fields()
                        .forEach(
                                (name, field) ->
                                        fields.put(
                                                name, new Field(field.key(), of(field.value()))));
                yield new Draft(
                        Kind.MAPPING,
                        mapping.position(),
                        nothing(mapping.position()),
                        new ArrayList<>(),
                        fields);
            }
        };
    }

    public static Draft list(List<Draft> items, Position position) {
        return new Draft(Kind.SEQUENCE, position, nothing(position), items, new LinkedHashMap<>());
    }

    /// An empty node, as kyaml makes one on the way to a field that is not there. A scalar among
    /// them has no type: its text decides.
    public static Draft created(Kind kind, Position position) {
        return new Draft(
                kind, position, nothing(position), new ArrayList<>(), new LinkedHashMap<>());
    }

    private static Scalar nothing(Position position) {
        return new Scalar("", null, Scalar.Style.UNTYPED, position);
    }

    public YamlNode node() {
        return switch (kind) {
            case SCALAR -> scalar;
            case SEQUENCE -> new Sequence(items.stream().map(Draft::node).toList(), position);
            case MAPPING -> {
                var nodes = new LinkedHashMap<String, Mapping.Field>();
                fields.forEach(
                        (name, field) ->
                                nodes.put(
                                        name,
                                        new Mapping.Field(field.key(), field.value().node())));
                yield new Mapping(nodes, position);
            }
        };
    }

    /// How many nodes this is.
    public long size() {
        return 1
                + items.stream().mapToLong(Draft::size).sum()
                + fields.values().stream().mapToLong(field -> field.value().size()).sum();
    }

    public Kind kind() {
        return kind;
    }

    public Position position() {
        return position;
    }

    /// The items of a sequence, to be changed in place.
    public List<Draft> items() {
        return items;
    }

    /// The fields of a mapping, to be changed in place.
    public SequencedMap<String, Field> fields() {
        return fields;
    }

    /// Removes a field of a mapping; where its key stands twice only the first of them.
    public void removeField(String name) {
        var second = fields.remove(EqualKeys.again(name));
        if (second == null) {
            fields.remove(name);
        } else {
            fields.put(name, second);
        }
    }

    /// The value of a field of a mapping; null if there is none, or this is no mapping.
    public @Nullable Draft field(String name) {
        var field = kind == Kind.MAPPING ? fields.get(name) : null;
        return field == null ? null : field.value();
    }

    public Scalar scalar() {
        return scalar;
    }

    /// The text of a scalar; that of anything else is empty.
    public String text() {
        return kind == Kind.SCALAR ? scalar.text() : "";
    }

    public boolean isNull() {
        return kind == Kind.SCALAR && scalar.isNull() && scalar.style() != Scalar.Style.UNTYPED;
    }

    public boolean isEmptyMapping() {
        return kind == Kind.MAPPING && fields.isEmpty();
    }

    public boolean isEmpty() {
        return isNull() || isEmptyMapping() || (kind == Kind.SEQUENCE && items.isEmpty());
    }

    /// Takes the content of another; a scalar keeps the style in which it was written here.
    public void become(Draft other) {
        if (other == this) {
            scalar = Restyled.setAgain(scalar);
            return;
        }
        var style = kind == Kind.SCALAR ? scalar.style() : Scalar.Style.PLAIN;
        kind = other.kind;
        position = other.position;
        scalar = Restyled.scalar(other.scalar, style);
        items = new ArrayList<>(other.items);
        fields = new LinkedHashMap<>(other.fields);
    }

    /// Takes the content of another and is then in all the same.
    public void copyFrom(Draft other) {
        kind = other.kind;
        position = other.position;
        scalar = other.scalar;
        items = new ArrayList<>(other.items);
        fields = new LinkedHashMap<>(other.fields);
    }

    /// One that shares nothing with this: its scalars are others, too, so that what is set in one
    /// of them is not set in the other.
    public Draft copy() {
        var copiedItems = new ArrayList<Draft>(items.size());
        items.forEach(item -> copiedItems.add(item.copy()));
        var copiedFields = new LinkedHashMap<String, Field>();
        fields.forEach(
                (name, field) ->
                        copiedFields.put(name, new Field(field.key(), field.value().copy())));
        var copiedScalar =
                new Scalar(scalar.text(), scalar.value(), scalar.style(), scalar.position());
        return new Draft(kind, position, copiedScalar, copiedItems, copiedFields);
    }

    /// Makes a string of a scalar that was written as another type.
    public void forgetType() {
        var isTyped = scalar.style() != Scalar.Style.UNTYPED;
        if (kind == Kind.SCALAR && isTyped && !scalar.text().equals(scalar.value())) {
            scalar = Scalar.string(scalar.text(), scalar.position());
        }
    }

    /// Changes the text of a scalar and neither its type nor its style.
    public void setText(String text) {
        scalar = Restyled.text(text, scalar);
    }

    public void become(Scalar value) {
        kind = Kind.SCALAR;
        scalar = value;
    }
}
