package dev.sluice.kustomize.document;

import dev.sluice.kustomize.document.Node.Kind;
import java.nio.charset.StandardCharsets;

/// A tag as it is written: nothing where the value tells the same without it.
///
/// @param needsQuotes whether the value tells so in quotes alone
record Tag(String handle, String suffix, boolean needsQuotes) {

    private static final Tag NONE = new Tag("", "", false);
    private static final Tag QUOTES = new Tag("", "", true);
    private static final String PLAIN_SIGNS = ";/?:@&=+$,_.~*'()[]";

    static Tag toWrite(Node node) {
        var tag = node.tag();
        if (tag.isEmpty() || (!node.isTagged() && isImplied(node))) {
            return NONE;
        }
        if (!node.isTagged() && node.kind() == Kind.SCALAR && tag.equals(Tags.STRING)) {
            return QUOTES;
        }
        return of(Tags.inFull(tag));
    }

    private static boolean isImplied(Node node) {
        return switch (node.kind()) {
            case SEQUENCE -> node.tag().equals(Tags.SEQUENCE);
            case MAPPING -> node.tag().equals(Tags.MAPPING);
            case SCALAR -> isQuotedString(node) || node.tag().equals(Tags.of(node.value()));
            case ALIAS, DOCUMENT -> true;
        };
    }

    private static boolean isQuotedString(Node node) {
        return node.tag().equals(Tags.STRING)
                && switch (node.style()) {
                    case SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL, FOLDED -> true;
                    case DEFAULT, FLOW -> false;
                };
    }

    private static Tag of(String tag) {
        if (tag.startsWith("!")) {
            return new Tag("!", tag.substring(1), false);
        }
        var inShort = Tags.inShort(tag);
        return inShort.equals(tag)
                ? new Tag("", tag, false)
                : new Tag("!!", inShort.substring(2), false);
    }

    String text() {
        return handle + suffix;
    }

    void write(Sheet sheet) {
        if (!handle.isEmpty()) {
            sheet.word(handle + escaped());
        } else if (!suffix.isEmpty()) {
            sheet.word("!<" + escaped() + ">");
        }
    }

    private String escaped() {
        var text = new StringBuilder();
        for (var sign : suffix.codePoints().toArray()) {
            if (Characters.isNameSign(sign) || PLAIN_SIGNS.indexOf(sign) >= 0) {
                text.appendCodePoint(sign);
            } else {
                for (var octet : Character.toString(sign).getBytes(StandardCharsets.UTF_8)) {
                    text.append("%%%02X".formatted(octet & 0xFF));
                }
            }
        }
        return text.toString();
    }
}
