package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.document.Node;
import dev.sluice.kustomize.document.NodePrinter;
import dev.sluice.kustomize.document.Tags;
import dev.sluice.kustomize.draft.Draft;
import dev.sluice.manifest.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The nodes of an object.
final class DraftNodes implements Nodes<Draft> {

    @Override
    public Node.Kind kind(Draft node) {
        return kind(node.kind());
    }

    static Node.Kind kind(Draft.Kind kind) {
        return switch (kind) {
            case SCALAR -> Node.Kind.SCALAR;
            case SEQUENCE -> Node.Kind.SEQUENCE;
            case MAPPING -> Node.Kind.MAPPING;
        };
    }

    @Override
    public boolean isNull(Draft node) {
        return node.isNull();
    }

    @Override
    public String text(Draft node) {
        return node.text();
    }

    @Override
    public String printed(Draft node) {
        return NodePrinter.print(node(node));
    }

    @Override
    public @Nullable Draft value(Draft mapping, String name) {
        return mapping.field(name);
    }

    /// Below null kyaml builds what nobody sees.
    @Override
    public void put(Draft mapping, String name, Draft value) {
        if (mapping.kind() == Draft.Kind.MAPPING) {
            var key = Scalar.string(name, mapping.position());
            mapping.fields().put(name, new Draft.Field(key, value));
        }
    }

    @Override
    public List<Draft> content(Draft list) {
        return list.items();
    }

    @Override
    public Draft created(Node.Kind kind, Draft near) {
        var drafted =
                switch (kind) {
                    case SCALAR -> Draft.Kind.SCALAR;
                    case SEQUENCE -> Draft.Kind.SEQUENCE;
                    case MAPPING, ALIAS, DOCUMENT -> Draft.Kind.MAPPING;
                };
        return Draft.created(drafted, near.position());
    }

    @Override
    public Draft scalar(String text, Draft near) {
        var scalar = created(Node.Kind.SCALAR, near);
        scalar.setText(text);
        return scalar;
    }

    /// A copy of a value for a document.
    static Node node(Draft draft) {
        if (draft.kind() == Draft.Kind.SCALAR) {
            return node(draft.scalar());
        }
        var node = new Node(kind(draft.kind()));
        draft.items().forEach(item -> node.content().add(node(item)));
        for (var field : draft.fields().values()) {
            node.content().add(node(field.key()));
            node.content().add(node(field.value()));
        }
        return node;
    }

    private static Node node(Scalar scalar) {
        var style =
                scalar.isNull()
                        ? Node.Style.DEFAULT
                        : switch (scalar.style()) {
                            case PLAIN, UNTYPED -> Node.Style.DEFAULT;
                            case SINGLE_QUOTED -> Node.Style.SINGLE_QUOTED;
                            case DOUBLE_QUOTED -> Node.Style.DOUBLE_QUOTED;
                            case LITERAL -> Node.Style.LITERAL;
                            case FOLDED -> Node.Style.FOLDED;
                        };
        return scalar.style() == Scalar.Style.UNTYPED
                ? Node.scalar(scalar.text())
                : Node.scalar(scalar.text(), Tags.of(scalar), style);
    }
}
