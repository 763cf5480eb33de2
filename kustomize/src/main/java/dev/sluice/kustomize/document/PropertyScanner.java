package dev.sluice.kustomize.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Reads anchors, aliases, tags and directives.
final class PropertyScanner {

    private static final String AFTER_ANCHORS = "?:,]}%@`";
    private static final String IN_TAGS = ";/?:@&=+$,.!~*'()[]%";

    private final Characters characters;

    PropertyScanner(Characters characters) {
        this.characters = characters;
    }

    Token anchor(Token.Kind kind) throws MalformedDocument {
        var start = characters.mark();
        characters.skip();
        var name = new StringBuilder();
        names(name);
        var isEnded = characters.isGap(0) || AFTER_ANCHORS.indexOf(characters.at(0)) >= 0;
        if (name.isEmpty() || !isEnded) {
            throw new MalformedDocument("did not find expected alphabetic or numeric character");
        }
        return new Token(kind, start, characters.mark(), name.toString(), "", Node.Style.DEFAULT);
    }

    Token tag() throws MalformedDocument {
        var start = characters.mark();
        var handle = "";
        String suffix;
        if (characters.at(1) == '<') {
            characters.skip(2);
            suffix = uri("");
            if (!characters.is('>')) {
                throw new MalformedDocument("did not find the expected '>'");
            }
            characters.skip();
        } else {
            var written = handle(false);
            var isNamed = written.length() > 1 && written.endsWith("!");
            suffix = uri(isNamed ? "" : written);
            handle = isNamed ? written : suffix.isEmpty() ? "" : "!";
            suffix = suffix.isEmpty() ? "!" : suffix;
        }
        if (!characters.isGap(0)) {
            throw new MalformedDocument("did not find expected whitespace or line break");
        }
        return new Token(
                Token.Kind.TAG, start, characters.mark(), handle, suffix, Node.Style.DEFAULT);
    }

    private String handle(boolean isDirective) throws MalformedDocument {
        if (!characters.is('!')) {
            throw new MalformedDocument("did not find expected '!'");
        }
        var handle = new StringBuilder();
        characters.read(handle);
        names(handle);
        if (characters.is('!')) {
            characters.read(handle);
        } else if (isDirective && handle.length() > 1) {
            throw new MalformedDocument("did not find expected '!'");
        }
        return handle.toString();
    }

    private void names(StringBuilder text) {
        while (characters.isName()) {
            characters.read(text);
        }
    }

    private String uri(String head) throws MalformedDocument {
        var uri = new StringBuilder(head.isEmpty() ? "" : head.substring(1));
        var hasTag = !head.isEmpty();
        while (characters.isName() || IN_TAGS.indexOf(characters.at(0)) >= 0) {
            if (characters.is('%')) {
                escaped(uri);
            } else {
                characters.read(uri);
            }
            hasTag = true;
        }
        if (!hasTag) {
            throw new MalformedDocument("did not find expected tag URI");
        }
        return uri.toString();
    }

    private void escaped(StringBuilder uri) throws MalformedDocument {
        var bytes = new ByteArrayOutputStream();
        while (characters.is('%')) {
            var high = Character.digit(characters.at(1), 16);
            var low = Character.digit(characters.at(2), 16);
            if (high < 0 || low < 0) {
                throw new MalformedDocument("did not find URI escaped octet");
            }
            bytes.write(high * 16 + low);
            characters.skip(3);
        }
        uri.append(bytes.toString(StandardCharsets.UTF_8));
    }

    /// A directive: that of a version has no handle.
    Token directive() throws MalformedDocument {
        var start = characters.mark();
        characters.skip();
        var name = new StringBuilder();
        names(name);
        blanks();
        var handle = "";
        var value = "";
        switch (name.toString()) {
            case "YAML" -> value = version();
            case "TAG" -> {
                handle = handle(true);
                blanks();
                value = uri("");
            }
            default -> throw new MalformedDocument("found unknown directive name");
        }
        var end = characters.mark();
        endLine();
        return new Token(Token.Kind.DIRECTIVE, start, end, handle, value, Node.Style.DEFAULT);
    }

    private String version() throws MalformedDocument {
        var version = new StringBuilder();
        while ((characters.at(0) >= '0' && characters.at(0) <= '9') || characters.is('.')) {
            characters.read(version);
        }
        if (!version.toString().equals("1.1")) {
            throw new MalformedDocument("found incompatible YAML document");
        }
        return version.toString();
    }

    private void endLine() throws MalformedDocument {
        blanks();
        if (characters.is('#')) {
            while (!characters.isBreakOrEnd(0)) {
                characters.skip();
            }
        }
        if (!characters.isBreakOrEnd(0)) {
            throw new MalformedDocument("did not find expected comment or line break");
        }
        characters.skipLine();
    }

    private void blanks() {
        while (characters.isBlank(0)) {
            characters.skip();
        }
    }
}
