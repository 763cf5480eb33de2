package dev.sluice.manifest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A piece of YAML or JSON: a [Scalar], a [Sequence] or a [Mapping]. Immutable, so that an alias
/// can share the node that it stands for.
public sealed interface YamlNode permits Scalar, Sequence, Mapping {

    Position position();

    /// The node as plain Java: `Map<String, Object>` in written order, `List`, `String`, `Long`,
    /// `BigInteger`, `Double`, `Boolean` or null.
    @Nullable Object asJava();

    /// The node for a value of plain Java, all of it at one position.
    static YamlNode of(@Nullable Object value, Position position) {
        return JavaValues.node(value, position);
    }

    /// The node for a value of plain Java that no file holds.
    static YamlNode of(@Nullable Object value) {
        return of(value, Position.NOWHERE);
    }

    /// What stands under a path, if anything does.
    default Optional<YamlNode> at(FieldPath path) {
        var here = Optional.of(this);
        for (var step : path.steps()) {
            here = here.flatMap(node -> node.child(step));
        }
        return here;
    }

    private Optional<YamlNode> child(FieldPath.Step step) {
        return switch (step) {
            case FieldPath.Field(var name) when this instanceof Mapping mapping ->
                    mapping.get(name);
            case FieldPath.Index(var index) when this instanceof Sequence sequence ->
                    sequence.get(index);
            case FieldPath.Field _, FieldPath.Index _ -> Optional.empty();
        };
    }

    /// The same content, wherever and however it is written.
    default boolean sameContent(YamlNode other) {
        return JsonPrinter.print(this).equals(JsonPrinter.print(other));
    }
}
