package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.document.Node.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What kyaml answers when a node is asked for its fields or items: null has none, and what is of
/// another kind is an error.
///
/// @param <N> nodes of an object, or of a document inside a string
interface Nodes<N> {

    Kind kind(N node);

    boolean isNull(N node);

    String text(N node);

    /// The node as YAML.
    String printed(N node);

    /// The value of a key; null if there is none.
    @Nullable N value(N mapping, String name);

    /// Adds a field to a mapping.
    void put(N mapping, String name, N value);

    /// The items of a list, to be changed in place; those of anything else nobody sees.
    List<N> content(N list);

    /// An empty node without a type.
    N created(Kind kind, N near);

    /// A text without a type.
    N scalar(String text, N near);

    default @Nullable N field(N node, String name) throws Unreachable {
        if (!isNull(node) && kind(node) != Kind.MAPPING) {
            throw new Unreachable("%s is asked of a %s".formatted(name, described(node)));
        }
        return value(node, name);
    }

    default List<N> items(N node) throws Unreachable {
        if (!isNull(node) && kind(node) != Kind.SEQUENCE) {
            throw new Unreachable("items are asked of a " + described(node));
        }
        return content(node);
    }

    private String described(N node) {
        return switch (kind(node)) {
            case SCALAR -> "single value";
            case SEQUENCE -> "list";
            case MAPPING -> "mapping";
            case ALIAS -> "alias";
            case DOCUMENT -> "document";
        };
    }
}
