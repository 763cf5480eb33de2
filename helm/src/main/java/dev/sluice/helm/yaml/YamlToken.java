package dev.sluice.helm.yaml;

/// A piece of a YAML text.
///
/// @param value a scalar's text, an anchor's name, the handle of a tag
/// @param suffix what follows the handle; the prefix of a directive
record YamlToken(Kind kind, Mark start, Mark end, String value, String suffix) {

    enum Kind {
        STREAM_START,
        STREAM_END,
        VERSION_DIRECTIVE,
        TAG_DIRECTIVE,
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
        PLAIN_SCALAR,
        STYLED_SCALAR
    }

    static YamlToken of(Kind kind, Mark start, Mark end) {
        return new YamlToken(kind, start, end, "", "");
    }

    static YamlToken of(Kind kind, Mark start, Mark end, String value) {
        return new YamlToken(kind, start, end, value, "");
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isDirective() {
        return kind == Kind.VERSION_DIRECTIVE || kind == Kind.TAG_DIRECTIVE;
    }

    boolean isScalar() {
        return kind == Kind.PLAIN_SCALAR || kind == Kind.STYLED_SCALAR;
    }
}
