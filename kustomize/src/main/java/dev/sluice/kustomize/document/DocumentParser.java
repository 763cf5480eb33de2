package dev.sluice.kustomize.document;

import dev.sluice.kustomize.document.Node.Kind;
import dev.sluice.kustomize.document.Node.Remarks;
import dev.sluice.kustomize.document.Node.Style;
import org.jspecify.annotations.Nullable;

/// Makes nodes of a text (`parserc.go` and `decode.go` of go-yaml 3).
public final class DocumentParser {

    private static final int DEEPEST = 500;

    private final Tokens tokens;
    private final PropertyReader properties;

    /// Comments above a list or mapping that stands behind a dash.
    private String stem = "";

    private int depth;

    private DocumentParser(String text) throws MalformedDocument {
        this.tokens = new Tokens(text);
        this.properties = new PropertyReader(tokens);
    }

    /// The first document of a text; null if there is none.
    public static @Nullable Node parse(String text) throws MalformedDocument {
        return new DocumentParser(text).document();
    }

    private @Nullable Node document() throws MalformedDocument {
        tokens.peek();
        tokens.skip();
        if (tokens.isNext(Token.Kind.STREAM_END)) {
            return null;
        }
        var isExplicit = tokens.isNext(Token.Kind.DIRECTIVE, Token.Kind.DOCUMENT_START);
        properties.readDirectives();
        var document = new Node(Kind.DOCUMENT);
        var head = "";
        if (isExplicit) {
            expect(Token.Kind.DOCUMENT_START, "did not find expected <document start>");
        } else {
            head = tokens.takeHeadOfDocument();
        }
        document.content().add(isExplicit ? explicitContent() : node(true, false));
        document.remarked(new Remarks(head, "", footOfDocument()));
        return document;
    }

    private void expect(Token.Kind kind, String otherwise) throws MalformedDocument {
        if (!tokens.isNext(kind)) {
            throw new MalformedDocument(otherwise);
        }
        tokens.skip();
    }

    private Node explicitContent() throws MalformedDocument {
        var isEmpty =
                tokens.isNext(
                        Token.Kind.DIRECTIVE,
                        Token.Kind.DOCUMENT_START,
                        Token.Kind.DOCUMENT_END,
                        Token.Kind.STREAM_END);
        return isEmpty ? nothing() : node(true, false);
    }

    private String footOfDocument() throws MalformedDocument {
        if (tokens.isNext(Token.Kind.DOCUMENT_END)) {
            tokens.skip();
        }
        var remarks = tokens.takeRemarks();
        return remarks.foot().isEmpty() ? remarks.head() : remarks.foot();
    }

    private static Node nothing() {
        return Node.scalar("", Tags.NULL, Style.DEFAULT);
    }

    /// @param isIndentless whether a list may stand here that is not indented
    private Node node(boolean isBlock, boolean isIndentless) throws MalformedDocument {
        depth++;
        if (depth > DEEPEST) {
            throw new MalformedDocument("nested deeper than %d levels".formatted(DEEPEST));
        }
        var node = tokens.isNext(Token.Kind.ALIAS) ? alias() : anchored(isBlock, isIndentless);
        depth--;
        return node;
    }

    private Node alias() throws MalformedDocument {
        var alias = new Node(Kind.ALIAS);
        alias.setValue(tokens.peek().text());
        if (!properties.hasAnchor(alias.value())) {
            throw new MalformedDocument("unknown anchor '%s' referenced".formatted(alias.value()));
        }
        alias.remarked(tokens.takeRemarks());
        tokens.skip();
        return alias;
    }

    private Node anchored(boolean isBlock, boolean isIndentless) throws MalformedDocument {
        var read = properties.read();
        var tag = read.tag();
        var anchor = read.anchor();
        var token = tokens.peek();
        if (isIndentless && token.kind() == Token.Kind.BLOCK_ENTRY) {
            return blockList(opened(Kind.SEQUENCE, tag, anchor), false);
        }
        if (isBlock && token.kind() == Token.Kind.BLOCK_SEQUENCE_START) {
            return blockList(stemmed(opened(Kind.SEQUENCE, tag, anchor)), true);
        }
        if (isBlock && token.kind() == Token.Kind.BLOCK_MAPPING_START) {
            return blockMapping(stemmed(opened(Kind.MAPPING, tag, anchor)));
        }
        return anyContent(token, tag, anchor);
    }

    private Node anyContent(Token token, String tag, String anchor) throws MalformedDocument {
        if (token.kind() == Token.Kind.SCALAR) {
            return scalar(token, tag).anchored(anchor);
        }
        if (token.kind() == Token.Kind.FLOW_SEQUENCE_START) {
            return flowList(flow(Kind.SEQUENCE, tag, anchor));
        }
        if (token.kind() == Token.Kind.FLOW_MAPPING_START) {
            return flowMapping(flow(Kind.MAPPING, tag, anchor));
        }
        if (anchor.isEmpty() && tag.isEmpty()) {
            throw new MalformedDocument("did not find expected node content");
        }
        return typed(nothing(), tag).anchored(anchor);
    }

    private static Node typed(Node node, String tag) {
        return tag.isEmpty() || tag.equals("!") ? node : node.tagged(Tags.inShort(tag), true);
    }

    private Node scalar(Token token, String tag) {
        var isPlain = token.style() == Style.DEFAULT;
        var implied =
                !isPlain
                        ? Tags.STRING
                        : token.text().equals("<<") ? Tags.MERGE : Tags.of(token.text());
        var scalar = Node.scalar(token.text(), implied, token.style());
        scalar.remarked(tokens.takeRemarks());
        tokens.skip();
        return typed(scalar, tag);
    }

    private static Node opened(Kind kind, String tag, String anchor) {
        var node =
                new Node(kind).tagged(kind == Kind.MAPPING ? Tags.MAPPING : Tags.SEQUENCE, false);
        return typed(node, tag).anchored(anchor);
    }

    private Node flow(Kind kind, String tag, String anchor) {
        return opened(kind, tag, anchor).styled(Style.FLOW).remarked(tokens.takeRemarks());
    }

    private Node stemmed(Node node) {
        node.remarked(new Remarks(stem, "", ""));
        stem = "";
        return node;
    }

    private Node blockList(Node list, boolean isIndented) throws MalformedDocument {
        if (isIndented) {
            tokens.skip();
        }
        while (tokens.isNext(Token.Kind.BLOCK_ENTRY)) {
            var headLength = tokens.headLength();
            tokens.skip();
            splitStem(headLength);
            var isEmpty = tokens.isNext(Token.Kind.BLOCK_ENTRY, Token.Kind.BLOCK_END);
            isEmpty |= !isIndented && tokens.isNext(Token.Kind.KEY, Token.Kind.VALUE);
            list.content().add(isEmpty ? nothing() : node(true, false));
        }
        if (isIndented) {
            expect(Token.Kind.BLOCK_END, "did not find expected '-' indicator");
        }
        return list.remarked(new Remarks(list.remarks().head(), "", ""));
    }

    private void splitStem(int length) throws MalformedDocument {
        var isNested =
                length > 0
                        && tokens.isNext(
                                Token.Kind.BLOCK_SEQUENCE_START, Token.Kind.BLOCK_MAPPING_START);
        if (isNested) {
            stem = tokens.takeHead(length, 1);
        }
    }

    private Node blockMapping(Node mapping) throws MalformedDocument {
        tokens.skip();
        var fields = new Fields(mapping);
        while (tokens.isNext(Token.Kind.KEY)) {
            tokens.skip();
            fields.key(blockNodeOrNothing());
            if (tokens.isNext(Token.Kind.VALUE)) {
                tokens.skip();
                fields.value(blockNodeOrNothing());
            } else {
                fields.value(nothing());
            }
        }
        if (!tokens.isNext(Token.Kind.BLOCK_END)) {
            throw new MalformedDocument("did not find expected key");
        }
        return fields.end(tokens);
    }

    private Node blockNodeOrNothing() throws MalformedDocument {
        return tokens.isNext(Token.Kind.KEY, Token.Kind.VALUE, Token.Kind.BLOCK_END)
                ? nothing()
                : node(true, true);
    }

    private Node flowList(Node list) throws MalformedDocument {
        tokens.skip();
        while (!tokens.isNext(Token.Kind.FLOW_SEQUENCE_END)) {
            if (!list.content().isEmpty()) {
                expect(Token.Kind.FLOW_ENTRY, "did not find expected ',' or ']'");
                if (tokens.isNext(Token.Kind.FLOW_SEQUENCE_END)) {
                    break;
                }
            }
            list.content().add(tokens.isNext(Token.Kind.KEY) ? pair() : node(false, false));
        }
        var remarks = tokens.takeRemarks();
        tokens.skip();
        return list.remarked(new Remarks(list.remarks().head(), remarks.line(), remarks.foot()));
    }

    /// A mapping of one key in a list, without braces.
    private Node pair() throws MalformedDocument {
        var pair = opened(Kind.MAPPING, "", "").styled(Style.FLOW);
        tokens.skip();
        var fields = new Fields(pair);
        fields.key(
                flowNodeOrNothing(
                        Token.Kind.VALUE, Token.Kind.FLOW_ENTRY, Token.Kind.FLOW_SEQUENCE_END));
        fields.value(flowValue(Token.Kind.FLOW_SEQUENCE_END));
        return pair;
    }

    private Node flowNodeOrNothing(Token.Kind... ends) throws MalformedDocument {
        return tokens.isNext(ends) ? nothing() : node(false, false);
    }

    private Node flowValue(Token.Kind end) throws MalformedDocument {
        if (!tokens.isNext(Token.Kind.VALUE)) {
            return nothing();
        }
        tokens.skip();
        return flowNodeOrNothing(Token.Kind.FLOW_ENTRY, end);
    }

    private Node flowMapping(Node mapping) throws MalformedDocument {
        tokens.skip();
        var fields = new Fields(mapping);
        while (!tokens.isNext(Token.Kind.FLOW_MAPPING_END)) {
            if (!mapping.content().isEmpty()) {
                expect(Token.Kind.FLOW_ENTRY, "did not find expected ',' or '}'");
                if (tokens.isNext(Token.Kind.FLOW_MAPPING_END)) {
                    break;
                }
            }
            if (tokens.isNext(Token.Kind.KEY)) {
                tokens.skip();
                fields.key(
                        flowNodeOrNothing(
                                Token.Kind.VALUE,
                                Token.Kind.FLOW_ENTRY,
                                Token.Kind.FLOW_MAPPING_END));
                fields.value(flowValue(Token.Kind.FLOW_MAPPING_END));
            } else {
                fields.key(node(false, false));
                tokens.peek();
                fields.value(nothing());
            }
        }
        return fields.end(tokens);
    }
}
