package dev.sluice.kustomize.document;

import dev.sluice.kustomize.document.Node.Kind;
import dev.sluice.kustomize.document.Node.Remarks;
import dev.sluice.kustomize.document.Node.Style;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes nodes as kyaml does (`emitterc.go` of go-yaml 3, with two spaces and lists that are
/// indented no further than their keys).
public final class NodePrinter {

    private static final int LONGEST_KEY = 128;

    /// What a node is to the one around it.
    private enum Role {
        ROOT,
        ITEM,
        FLOW_ITEM,
        SHORT_KEY,
        LONG_KEY,
        VALUE
    }

    private final Sheet sheet = new Sheet();
    private final PendingRemarks remarks = new PendingRemarks(sheet);
    private final ScalarPen pen = new ScalarPen(sheet);
    private int flowLevel;

    private NodePrinter() {}

    public static String print(Node node) {
        var printer = new NodePrinter();
        var isDocument = node.kind() == Kind.DOCUMENT;
        printer.document(isDocument ? node.content().getFirst() : node, isDocument ? node : null);
        return printer.sheet.text();
    }

    private void document(Node root, @Nullable Node document) {
        var around = document == null ? Remarks.NONE : document.remarks();
        remarks.add(new Remarks(around.head(), "", ""), "");
        if (remarks.hasHead()) {
            remarks.writeHead();
            sheet.endLine();
        }
        remarks.add(startOf(root), "");
        remarks.writeHead();
        node(root, Role.ROOT);
        remarks.add(new Remarks("", "", around.foot()), "");
        sheet.noteFoot(0);
        remarks.writeFoot();
        sheet.noteFoot(-1);
        sheet.beginLine();
    }

    /// The comments that come with the beginning of a node.
    private static Remarks startOf(Node node) {
        return isCollection(node) ? new Remarks(node.remarks().head(), "", "") : node.remarks();
    }

    /// The comments that come with the end of a list or mapping.
    private static Remarks endOf(Node node) {
        return new Remarks("", node.remarks().line(), node.remarks().foot());
    }

    private static boolean isCollection(Node node) {
        return node.kind() == Kind.SEQUENCE || node.kind() == Kind.MAPPING;
    }

    /// Writes a node whose comments were added, with those that follow it.
    private void node(Node node, Role role) {
        begin(node, role);
        remarks.writeLine();
        remarks.writeFoot();
        content(node, role);
    }

    /// Writes all of a single value, and the properties of anything else.
    private void begin(Node node, Role role) {
        switch (node.kind()) {
            case ALIAS -> {
                sheet.indicator("*", true);
                sheet.plain(node.value());
            }
            case SCALAR -> scalar(node, role);
            case SEQUENCE, MAPPING, DOCUMENT -> properties(node, Tag.toWrite(node));
        }
    }

    private void properties(Node node, Tag tag) {
        if (!node.anchor().isEmpty()) {
            sheet.indicator("&", true);
            sheet.plain(node.anchor());
        }
        tag.write(sheet);
    }

    private void scalar(Node node, Role role) {
        var tag = Tag.toWrite(node);
        var text = node.value();
        var wanted = wantedStyle(node, tag);
        var isKey = role == Role.SHORT_KEY;
        var style = new ScalarShape(text).style(wanted, flowLevel > 0, isKey);
        properties(node, tag);
        sheet.indent(true, role == Role.ITEM, false);
        switch (style) {
            case DEFAULT, FLOW -> pen.plain(text);
            case SINGLE_QUOTED -> pen.singleQuoted(text);
            case DOUBLE_QUOTED -> pen.doubleQuoted(text);
            case LITERAL, FOLDED -> {
                pen.blockSign(text, style);
                remarks.endLine();
                if (style == Style.LITERAL) {
                    pen.literal(text);
                } else {
                    pen.folded(text);
                }
            }
        }
        sheet.dedent();
    }

    private static Style wantedStyle(Node node, Tag tag) {
        if (node.style() != Style.DEFAULT && node.style() != Style.FLOW) {
            return node.style();
        }
        if (node.value().contains("\n")) {
            return Style.LITERAL;
        }
        return tag.needsQuotes() ? Style.DOUBLE_QUOTED : Style.DEFAULT;
    }

    private void content(Node node, Role role) {
        if (!isCollection(node)) {
            return;
        }
        var isFlow = flowLevel > 0 || node.style() == Style.FLOW || node.content().isEmpty();
        if (node.kind() == Kind.SEQUENCE) {
            if (isFlow) {
                flowList(node, role);
            } else {
                blockList(node, role);
            }
        } else if (isFlow) {
            flowMapping(node, role);
        } else {
            blockMapping(node, role);
        }
    }

    private void blockList(Node list, Role role) {
        var isBelowKey =
                (role == Role.VALUE || role == Role.LONG_KEY || role == Role.SHORT_KEY)
                        && (sheet.column() == 0 || !sheet.isIndentOnly());
        sheet.indent(false, role == Role.ITEM, isBelowKey);
        for (var item : list.content()) {
            remarks.add(startOf(item), "");
            remarks.writeHead();
            sheet.beginLine();
            sheet.blockIndicator("-");
            node(item, Role.ITEM);
        }
        remarks.add(endOf(list), "");
        sheet.dedent();
    }

    private void blockMapping(Node mapping, Role role) {
        sheet.indent(false, role == Role.ITEM, false);
        var tail = "";
        for (var i = 0; i + 1 < mapping.content().size(); i += 2) {
            var key = mapping.content().get(i).withoutFoot();
            remarks.add(startOf(key), mayFollowTail(key) ? tail : "");
            remarks.writeHead();
            sheet.beginLine();
            remarks.saveLineOfKey();
            blockKey(key);
            value(mapping.content().get(i + 1), isShort(key));
            tail = mapping.content().get(i).remarks().foot();
        }
        remarks.add(endOf(mapping), tail);
        remarks.writeHead();
        sheet.dedent();
    }

    /// Whether go-yaml writes the comment below the key before; it loses those before other keys.
    private static boolean mayFollowTail(Node key) {
        return key.kind() == Kind.SCALAR || key.kind() == Kind.MAPPING;
    }

    private void blockKey(Node key) {
        var role = isShort(key) ? Role.SHORT_KEY : Role.LONG_KEY;
        if (role == Role.LONG_KEY) {
            sheet.blockIndicator("?");
        }
        begin(key, role);
        content(key, role);
    }

    private void value(Node value, boolean isBehindShortKey) {
        remarks.add(startOf(value), "");
        if (isBehindShortKey) {
            sheet.indicator(":", false);
        } else {
            sheet.beginLine();
            sheet.blockIndicator(":");
        }
        if (value.kind() == Kind.SCALAR) {
            remarks.handLineOfKeyOver();
        } else if (value.kind() != Kind.ALIAS && value.style() != Style.FLOW) {
            remarks.writeLineOfKey();
        }
        node(value, Role.VALUE);
    }

    private void flowList(Node list, Role role) {
        openFlow("[", role);
        var needsComma = false;
        for (var item : list.content()) {
            remarks.add(startOf(item), "");
            beginEntry(needsComma);
            needsComma = !flowNode(item, Role.FLOW_ITEM);
        }
        remarks.add(endOf(list), "");
        flowLevel--;
        sheet.dedent();
        if (sheet.column() == 0) {
            sheet.beginLine();
        }
        closeFlow("]");
    }

    private void openFlow(String sign, Role role) {
        sheet.opening(sign);
        sheet.indent(true, role == Role.ITEM, false);
        flowLevel++;
    }

    private void closeFlow(String sign) {
        sheet.indicator(sign, false);
        remarks.writeLine();
        remarks.writeFoot();
    }

    private void beginEntry(boolean needsComma) {
        if (needsComma) {
            sheet.indicator(",", false);
        }
        remarks.writeHead();
        if (sheet.column() == 0) {
            sheet.beginLine();
        }
    }

    /// Writes an item or value; with a comma, which is told, if comments follow it.
    private boolean flowNode(Node node, Role role) {
        var isFollowed = remarks.follows();
        begin(node, role);
        if (remarks.follows()) {
            sheet.indicator(",", false);
        }
        remarks.writeLine();
        remarks.writeFoot();
        content(node, role);
        return isFollowed;
    }

    private void flowMapping(Node mapping, Role role) {
        openFlow("{", role);
        var needsComma = false;
        var tail = "";
        for (var i = 0; i + 1 < mapping.content().size(); i += 2) {
            var key = mapping.content().get(i).withoutFoot();
            remarks.add(startOf(key), mayFollowTail(key) ? tail : "");
            beginEntry(needsComma);
            flowKey(key);
            var value = mapping.content().get(i + 1);
            remarks.add(startOf(value), "");
            sheet.indicator(":", !isShort(key));
            needsComma = !flowNode(value, Role.VALUE);
            tail = mapping.content().get(i).remarks().foot();
        }
        remarks.add(endOf(mapping), tail);
        if (needsComma && remarks.closes()) {
            sheet.indicator(",", false);
        }
        remarks.writeHead();
        flowLevel--;
        sheet.dedent();
        closeFlow("}");
    }

    private void flowKey(Node key) {
        var role = isShort(key) ? Role.SHORT_KEY : Role.LONG_KEY;
        if (role == Role.LONG_KEY) {
            sheet.indicator("?", true);
        }
        begin(key, role);
        content(key, role);
    }

    private static boolean isShort(Node key) {
        var isFit =
                switch (key.kind()) {
                    case ALIAS -> true;
                    case SCALAR -> !new ScalarShape(key.value()).isMultiline();
                    case SEQUENCE, MAPPING -> key.content().isEmpty();
                    case DOCUMENT -> false;
                };
        return isFit && length(key) <= LONGEST_KEY;
    }

    private static int length(Node key) {
        var text = key.anchor() + Tag.toWrite(key).text() + key.value();
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
