package dev.sluice.kustomize.document;

/// What the scanner finds.
///
/// @param text the text of a scalar, the name of an anchor, or the handle of a tag
/// @param suffix what follows the handle of a tag
record Token(Kind kind, Mark start, Mark end, String text, String suffix, Node.Style style) {

    enum Kind {
        STREAM_START,
        STREAM_END,
        DIRECTIVE,
        DOCUMENT_START,
        DOCUMENT_END,
        BLOCK_SEQUENCE_START,
        BLOCK_MAPPING_START,
        BLOCK_END,
        FLOW_SEQUENCE_START,
        FLOW_SEQUENCE_END,
        FLOW_MAPPING_START,
        FLOW_MAPPING_END,
        BLOCK_ENTRY,
        FLOW_ENTRY,
        KEY,
        VALUE,
        ALIAS,
        ANCHOR,
        TAG,
        SCALAR
    }

    static Token of(Kind kind, Mark start, Mark end) {
        return new Token(kind, start, end, "", "", Node.Style.DEFAULT);
    }

    static Token scalar(String text, Node.Style style, Mark start, Mark end) {
        return new Token(Kind.SCALAR, start, end, text, "", style);
    }

    boolean is(Kind... kinds) {
        for (var one : kinds) {
            if (kind == one) {
                return true;
            }
        }
        return false;
    }
}
