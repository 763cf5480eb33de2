package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.draft.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What kyaml answers when a node is asked for its fields or items: null has none, and what is of
/// another kind is an error.
final class Nodes {

    private Nodes() {}

    static @Nullable Draft field(Draft node, String name) throws Unreachable {
        if (!node.isNull() && node.kind() != Draft.Kind.MAPPING) {
            throw new Unreachable("%s is asked of a %s".formatted(name, kind(node)));
        }
        return node.field(name);
    }

    static List<Draft> items(Draft node) throws Unreachable {
        if (!node.isNull() && node.kind() != Draft.Kind.SEQUENCE) {
            throw new Unreachable("items are asked of a " + kind(node));
        }
        return node.items();
    }

    private static String kind(Draft node) {
        return switch (node.kind()) {
            case SCALAR -> "single value";
            case SEQUENCE -> "list";
            case MAPPING -> "mapping";
        };
    }
}
