package dev.sluice.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Fields by name, in written order.
public record Mapping(SequencedMap<String, Field> fields, Position position) implements YamlNode {

    /// A key, which knows where it stands, and its value.
    public record Field(Scalar key, YamlNode value) {}

    public Mapping {
        fields = FieldTable.of(fields);
    }

    public static Mapping empty(Position position) {
        return new Mapping(new LinkedHashMap<>(), position);
    }

    public Optional<YamlNode> get(String name) {
        return field(name).map(Field::value);
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public Optional<Mapping> mapping(String name) {
        return get(name).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    public Optional<Sequence> sequence(String name) {
        return get(name).filter(Sequence.class::isInstance).map(Sequence.class::cast);
    }

    /// The value of a field that is a string.
    public Optional<String> string(String name) {
        return get(name)
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).value())
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /// The same with one field set: in its place, or at the end.
    public Mapping with(String name, YamlNode value) {
        var known = fields.get(name);
        var key = known == null ? Scalar.string(name, value.position()) : known.key();
        return with(name, new Field(key, value));
    }

    /// The same with one field set, its key included.
    public Mapping with(String name, Field field) {
        return new Mapping(FieldTable.of(fields).with(name, field), position);
    }

    /// What becomes of the values of a mapping.
    public interface Change {

        /// What stands in place of a value; the same node if nothing changes.
        YamlNode apply(String name, YamlNode value);
    }

    /// The same with each value as a change makes it; itself if nothing changes.
    @SuppressWarnings("ReferenceEquality") // Tables are immutable, too.
    public Mapping withValues(Change change) {
        var table = FieldTable.of(fields);
        var changed = table.withValues(change);
        return changed == table ? this : new Mapping(changed, position);
    }

    public Mapping without(String name) {
        return new Mapping(FieldTable.of(fields).without(name), position);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    @Override
    public Map<String, @Nullable Object> asJava() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, field) -> values.put(name, field.value().asJava()));
        return values;
    }
}
