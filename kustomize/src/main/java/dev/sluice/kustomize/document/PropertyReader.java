package dev.sluice.kustomize.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Reads what stands before a node, and what tags mean by their handles.
final class PropertyReader {

    /// The tag and the anchor of a node, each empty if there is none.
    record Properties(String tag, String anchor) {}

    private final Tokens tokens;
    private final Map<String, String> prefixes = new HashMap<>();
    private final Set<String> anchors = new HashSet<>();

    PropertyReader(Tokens tokens) {
        this.tokens = tokens;
    }

    void readDirectives() throws MalformedDocument {
        while (tokens.isNext(Token.Kind.DIRECTIVE)) {
            var directive = tokens.peek();
            if (prefixes.put(directive.text(), directive.suffix()) != null) {
                throw new MalformedDocument("found duplicate directive");
            }
            tokens.skip();
        }
        prefixes.putIfAbsent("!", "!");
        prefixes.putIfAbsent("!!", "tag:yaml.org,2002:");
    }

    Properties read() throws MalformedDocument {
        var anchor = anchor();
        var tag = tokens.isNext(Token.Kind.TAG) ? tag() : "";
        anchor = anchor.isEmpty() && !tag.isEmpty() ? anchor() : anchor;
        if (!anchor.isEmpty()) {
            anchors.add(anchor);
        }
        return new Properties(tag, anchor);
    }

    boolean hasAnchor(String name) {
        return anchors.contains(name);
    }

    private String anchor() throws MalformedDocument {
        var token = tokens.peek();
        if (token.kind() != Token.Kind.ANCHOR) {
            return "";
        }
        tokens.skip();
        return token.text();
    }

    private String tag() throws MalformedDocument {
        var token = tokens.peek();
        tokens.skip();
        if (token.text().isEmpty()) {
            return token.suffix();
        }
        var prefix = prefixes.get(token.text());
        if (prefix == null) {
            throw new MalformedDocument("found undefined tag handle");
        }
        return prefix + token.suffix();
    }
}
