package dev.sluice.kustomize.document;

import dev.sluice.kustomize.document.Node.Remarks;
import dev.sluice.kustomize.document.Node.Style;
import java.util.List;

/// The fields of a mapping while it is read: what stands below a key or value belongs to the key.
final class Fields {

    private final Node mapping;
    private final List<Node> content;
    private final boolean isBlock;

    Fields(Node mapping) {
        this.mapping = mapping;
        this.content = mapping.content();
        this.isBlock = mapping.style() != Style.FLOW;
    }

    void key(Node key) {
        content.add(key);
        // What was dedented before a key belongs to the one before it.
        if (isBlock && content.size() > 2) {
            move(key, content.get(content.size() - 3));
        }
    }

    void value(Node value) {
        var key = content.getLast();
        content.add(value);
        if (key.remarks().foot().isEmpty()) {
            move(value, key);
        }
    }

    /// Ends the mapping with its last token, which is the next.
    Node end(Tokens tokens) {
        var remarks = tokens.takeRemarks();
        tokens.skip();
        mapping.remarked(new Remarks(mapping.remarks().head(), remarks.line(), remarks.foot()));
        if (isBlock && content.size() > 1) {
            move(mapping, content.get(content.size() - 2));
        }
        return mapping;
    }

    private static void move(Node from, Node to) {
        var foot = from.remarks().foot();
        if (!foot.isEmpty()) {
            to.remarked(to.remarks().withFoot(foot));
            from.remarked(from.remarks().withFoot(""));
        }
    }
}
