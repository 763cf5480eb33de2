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
        var field = fields.get(name);
        return field == null ? Optional.empty() : Optional.of(field.value());
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public Optional<Mapping> mapping(String name) {
        var field = fields.get(name);
        return field != null && field.value() instanceof Mapping mapping
                ? Optional.of(mapping)
                : Optional.empty();
    }

    public Optional<Sequence> sequence(String name) {
        var field = fields.get(name);
        return field != null && field.value() instanceof Sequence sequence
                ? Optional.of(sequence)
                : Optional.empty();
    }

    /// The value of a field that is a string.
    public Optional<String> string(String name) {
        var field = fields.get(name);
        return field != null
                        && field.value() instanceof Scalar scalar
                        && scalar.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
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
