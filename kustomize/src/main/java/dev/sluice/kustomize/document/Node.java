package dev.sluice.kustomize.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of a document (`yaml.Node`), to be changed in place.
public final class Node {

    /// What a node is.
    public enum Kind {
        DOCUMENT,
        SEQUENCE,
        MAPPING,
        SCALAR,
        ALIAS
    }

    /// How a node is written.
    public enum Style {
        DEFAULT,
        FLOW,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    /// Comments of a node: on the lines above it, behind it on its line, and on those below.
    record Remarks(String head, String line, String foot) {

        static final Remarks NONE = new Remarks("", "", "");

        Remarks withFoot(String text) {
            return new Remarks(head, line, text);
        }
    }

    private Kind kind;
    private String tag = "";
    private boolean isTagged;
    private Style style = Style.DEFAULT;
    private String anchor = "";
    private String value = "";
    private Remarks remarks = Remarks.NONE;
    private List<Node> content = new ArrayList<>();

    /// A node of no type, as kyaml makes one on the way to a field that is not there: its text
    /// decides what it means.
    public Node(Kind kind) {
        this.kind = kind;
    }

    /// A scalar without a type.
    public static Node scalar(String value) {
        var node = new Node(Kind.SCALAR);
        node.value = value;
        return node;
    }

    /// A scalar that keeps its type, whatever is written into it.
    public static Node scalar(String value, String tag, Style style) {
        var node = scalar(value);
        node.tag = tag;
        node.style = style;
        return node;
    }

    public Kind kind() {
        return kind;
    }

    /// The text of a scalar, the anchor that an alias names.
    public String value() {
        return value;
    }

    /// Changes the text of a scalar and neither its type nor its style.
    public void setValue(String text) {
        value = text;
    }

    /// Items, or keys and values in turn; of a document the one node in it.
    public List<Node> content() {
        return content;
    }

    public boolean isNull() {
        return kind == Kind.SCALAR && tag.equals(Tags.NULL);
    }

    /// The value of a key of a mapping; null if there is none.
    public @Nullable Node field(String name) {
        for (var i = 0; kind == Kind.MAPPING && i + 1 < content.size(); i += 2) {
            if (content.get(i).value.equals(name)) {
                return content.get(i + 1);
            }
        }
        return null;
    }

    /// Becomes what another is, its comments included; they share their content then.
    public void become(Node other) {
        kind = other.kind;
        tag = other.tag;
        isTagged = other.isTagged;
        style = other.style;
        anchor = other.anchor;
        value = other.value;
        remarks = other.remarks;
        content = other.content;
    }

    /// The same without the comment below it.
    Node withoutFoot() {
        if (remarks.foot().isEmpty()) {
            return this;
        }
        var same = new Node(kind);
        same.become(this);
        return same.remarked(remarks.withFoot(""));
    }

    String tag() {
        return tag;
    }

    boolean isTagged() {
        return isTagged;
    }

    Style style() {
        return style;
    }

    String anchor() {
        return anchor;
    }

    Remarks remarks() {
        return remarks;
    }

    Node tagged(String name, boolean isWritten) {
        tag = name;
        isTagged = isWritten;
        return this;
    }

    Node styled(Style written) {
        style = written;
        return this;
    }

    Node anchored(String name) {
        anchor = name;
        return this;
    }

    Node remarked(Remarks comments) {
        remarks = comments;
        return this;
    }
}
