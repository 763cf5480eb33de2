package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.document.Node;
import dev.sluice.kustomize.document.NodePrinter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The nodes of a document inside a string.
final class DocumentNodes implements Nodes<Node> {

    @Override
    public Node.Kind kind(Node node) {
        return node.kind();
    }

    @Override
    public boolean isNull(Node node) {
        return node.isNull();
    }

    @Override
    public String text(Node node) {
        return node.kind() == Node.Kind.SCALAR ? node.value() : "";
    }

    @Override
    public String printed(Node node) {
        return NodePrinter.print(node);
    }

    @Override
    public @Nullable Node value(Node mapping, String name) {
        return mapping.field(name);
    }

    @Override
    public void put(Node mapping, String name, Node value) {
        mapping.content().add(Node.scalar(name));
        mapping.content().add(value);
    }

    @Override
    public List<Node> content(Node list) {
        return list.content();
    }

    @Override
    public Node created(Node.Kind kind, Node near) {
        return new Node(kind);
    }

    @Override
    public Node scalar(String text, Node near) {
        return Node.scalar(text);
    }
}
