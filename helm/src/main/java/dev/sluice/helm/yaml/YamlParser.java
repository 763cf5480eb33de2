package dev.sluice.helm.yaml;

import dev.sluice.helm.yaml.YamlToken.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The first document of a YAML text (parserc.go, and the parser of decode.go).
final class YamlParser {

    private static final String YAML = "tag:yaml.org,2002:";

    private static final Set<Kind> ENDS_ENTRY = EnumSet.of(Kind.BLOCK_ENTRY, Kind.BLOCK_END);
    private static final Set<Kind> ENDS_INDENTLESS_ENTRY =
            EnumSet.of(Kind.BLOCK_ENTRY, Kind.KEY, Kind.VALUE, Kind.BLOCK_END);
    private static final Set<Kind> ENDS_KEY = EnumSet.of(Kind.KEY, Kind.VALUE, Kind.BLOCK_END);
    private static final Set<Kind> ENDS_DOCUMENT =
            EnumSet.of(
                    Kind.VERSION_DIRECTIVE,
                    Kind.TAG_DIRECTIVE,
                    Kind.DOCUMENT_START,
                    Kind.DOCUMENT_END,
                    Kind.STREAM_END);
    private static final Set<Kind> ENDS_FLOW_PAIR =
            EnumSet.of(Kind.VALUE, Kind.FLOW_ENTRY, Kind.FLOW_SEQUENCE_END);
    private static final Set<Kind> ENDS_FLOW_KEY =
            EnumSet.of(Kind.VALUE, Kind.FLOW_ENTRY, Kind.FLOW_MAPPING_END);

    private final YamlScanner scanner;
    private final Map<String, String> handles = new LinkedHashMap<>();
    private final Map<String, Node.Anchored> anchors = new HashMap<>();

    private YamlParser(byte[] text) {
        this.scanner = new YamlScanner(text);
    }

    /// Nothing if the text has no document.
    static Optional<Node> firstDocument(byte[] text) {
        return new YamlParser(text).document();
    }

    private Optional<Node> document() {
        var token = scanner.peek();
        if (token.is(Kind.STREAM_END)) {
            return Optional.empty();
        }
        var isExplicit = token.isDirective() || token.is(Kind.DOCUMENT_START);
        directives();
        if (isExplicit) {
            token = scanner.peek();
            if (!token.is(Kind.DOCUMENT_START)) {
                throw error(Mark.START, token, "did not find expected <document start>");
            }
            scanner.skip();
        }
        var root =
                isExplicit && ENDS_DOCUMENT.contains(scanner.peek().kind())
                        ? empty()
                        : node(true, false);
        scanner.peek();
        return Optional.of(root);
    }

    private void directives() {
        var hasVersion = false;
        var token = scanner.peek();
        while (token.isDirective()) {
            if (token.is(Kind.TAG_DIRECTIVE)) {
                if (handles.putIfAbsent(token.value(), token.suffix()) != null) {
                    throw error(Mark.START, token, "found duplicate %TAG directive");
                }
            } else if (hasVersion) {
                throw error(Mark.START, token, "found duplicate %YAML directive");
            } else if (!token.value().equals("1.1")) {
                throw error(Mark.START, token, "found incompatible YAML document");
            } else {
                hasVersion = true;
            }
            scanner.skip();
            token = scanner.peek();
        }
        handles.putIfAbsent("!", "!");
        handles.putIfAbsent("!!", YAML);
    }

    /// The anchor and the type before a node.
    private record Properties(String anchor, String tag) {

        boolean isEmpty() {
            return anchor.isEmpty() && tag.isEmpty();
        }
    }

    private Node node(boolean inBlock, boolean mayBeIndentless) {
        var token = scanner.peek();
        if (token.is(Kind.ALIAS)) {
            return alias(token);
        }
        var start = token.start();
        var properties = properties();
        var anchored = new Node.Anchored();
        if (!properties.anchor().isEmpty()) {
            anchors.put(properties.anchor(), anchored);
        }
        var node = content(properties, inBlock, mayBeIndentless, start);
        anchored.is(node);
        return node;
    }

    private Node alias(YamlToken token) {
        var target = anchors.get(token.value());
        scanner.skip();
        if (target == null) {
            throw YamlError.decoding("unknown anchor '" + token.value() + "' referenced");
        }
        return new Node.Alias(token.value(), target);
    }

    private Properties properties() {
        var anchor = "";
        YamlToken tag = null;
        var start = scanner.peek().start();
        for (var token = scanner.peek();
                (token.is(Kind.ANCHOR) && anchor.isEmpty()) || (token.is(Kind.TAG) && tag == null);
                token = scanner.peek()) {
            if (token.is(Kind.ANCHOR)) {
                anchor = token.value();
            } else {
                tag = token;
            }
            scanner.skip();
        }
        return new Properties(anchor, tag == null ? "" : resolved(tag, start));
    }

    private String resolved(YamlToken tag, Mark start) {
        if (tag.value().isEmpty()) {
            return tag.suffix();
        }
        var prefix = handles.get(tag.value());
        if (prefix == null) {
            throw error(start, tag, "found undefined tag handle");
        }
        return prefix + tag.suffix();
    }

    private Node content(
            Properties properties, boolean inBlock, boolean mayBeIndentless, Mark start) {
        var token = scanner.peek();
        if (mayBeIndentless && token.is(Kind.BLOCK_ENTRY)) {
            return indentlessSequence();
        }
        if (token.isScalar()) {
            scanner.skip();
            var tag = properties.tag();
            var isPlain = tag.isEmpty() ? token.is(Kind.PLAIN_SCALAR) : tag.equals("!");
            return new Node.Scalar(tag, token.value(), isPlain);
        }
        if (token.is(Kind.FLOW_SEQUENCE_START)) {
            return flowSequence();
        }
        if (token.is(Kind.FLOW_MAPPING_START)) {
            return flowMapping();
        }
        if (inBlock && token.is(Kind.BLOCK_SEQUENCE_START)) {
            return blockSequence();
        }
        if (inBlock && token.is(Kind.BLOCK_MAPPING_START)) {
            return blockMapping();
        }
        if (properties.isEmpty()) {
            throw error(start, token, "did not find expected node content");
        }
        return new Node.Scalar(properties.tag(), "", properties.tag().isEmpty());
    }

    private static Node empty() {
        return new Node.Scalar("", "", true);
    }

    private Node blockSequence() {
        var start = scanner.peek().start();
        var items = new ArrayList<Node>();
        scanner.skip();
        while (scanner.peek().is(Kind.BLOCK_ENTRY)) {
            scanner.skip();
            items.add(ENDS_ENTRY.contains(scanner.peek().kind()) ? empty() : node(true, false));
        }
        var token = scanner.peek();
        if (!token.is(Kind.BLOCK_END)) {
            throw error(start, token, "did not find expected '-' indicator");
        }
        scanner.skip();
        return new Node.Sequence(items);
    }

    private Node indentlessSequence() {
        var items = new ArrayList<Node>();
        while (scanner.peek().is(Kind.BLOCK_ENTRY)) {
            scanner.skip();
            var isEmpty = ENDS_INDENTLESS_ENTRY.contains(scanner.peek().kind());
            items.add(isEmpty ? empty() : node(true, false));
        }
        return new Node.Sequence(items);
    }

    private Node blockMapping() {
        var start = scanner.peek().start();
        var children = new ArrayList<Node>();
        scanner.skip();
        while (scanner.peek().is(Kind.KEY)) {
            scanner.skip();
            children.add(blockPart());
            if (scanner.peek().is(Kind.VALUE)) {
                scanner.skip();
                children.add(blockPart());
            } else {
                children.add(empty());
            }
        }
        var token = scanner.peek();
        if (!token.is(Kind.BLOCK_END)) {
            throw error(start, token, "did not find expected key");
        }
        scanner.skip();
        return new Node.Mapping(children);
    }

    private Node blockPart() {
        return ENDS_KEY.contains(scanner.peek().kind()) ? empty() : node(true, true);
    }

    private Node flowSequence() {
        var start = scanner.peek().start();
        var items = new ArrayList<Node>();
        scanner.skip();
        while (!scanner.peek().is(Kind.FLOW_SEQUENCE_END)) {
            if (!items.isEmpty()) {
                comma(start, "did not find expected ',' or ']'");
            }
            if (scanner.peek().is(Kind.KEY)) {
                scanner.skip();
                items.add(flowPair());
            } else if (!scanner.peek().is(Kind.FLOW_SEQUENCE_END)) {
                items.add(node(false, false));
            } else {
                break;
            }
        }
        scanner.skip();
        return new Node.Sequence(items);
    }

    private void comma(Mark start, String message) {
        var token = scanner.peek();
        if (!token.is(Kind.FLOW_ENTRY)) {
            throw error(start, token, message);
        }
        scanner.skip();
    }

    /// A mapping of one key, without braces; what follows the key's sign and is no key is lost.
    private Node flowPair() {
        Node key;
        if (ENDS_FLOW_PAIR.contains(scanner.peek().kind())) {
            scanner.skip();
            key = empty();
        } else {
            key = node(false, false);
        }
        Node value = empty();
        if (scanner.peek().is(Kind.VALUE)) {
            scanner.skip();
            var kind = scanner.peek().kind();
            if (kind != Kind.FLOW_ENTRY && kind != Kind.FLOW_SEQUENCE_END) {
                value = node(false, false);
            }
        }
        scanner.peek();
        return new Node.Mapping(List.of(key, value));
    }

    private Node flowMapping() {
        var start = scanner.peek().start();
        var children = new ArrayList<Node>();
        scanner.skip();
        while (!scanner.peek().is(Kind.FLOW_MAPPING_END)) {
            if (!children.isEmpty()) {
                comma(start, "did not find expected ',' or '}'");
            }
            if (scanner.peek().is(Kind.KEY)) {
                scanner.skip();
                var isEmpty = ENDS_FLOW_KEY.contains(scanner.peek().kind());
                children.add(isEmpty ? empty() : node(false, false));
                children.add(flowValue());
            } else if (!scanner.peek().is(Kind.FLOW_MAPPING_END)) {
                children.add(node(false, false));
                scanner.peek();
                children.add(empty());
            } else {
                break;
            }
        }
        scanner.skip();
        return new Node.Mapping(children);
    }

    private Node flowValue() {
        if (!scanner.peek().is(Kind.VALUE)) {
            return empty();
        }
        scanner.skip();
        var kind = scanner.peek().kind();
        var isEmpty = kind == Kind.FLOW_ENTRY || kind == Kind.FLOW_MAPPING_END;
        return isEmpty ? empty() : node(false, false);
    }

    private static YamlError error(Mark context, YamlToken token, String message) {
        return YamlError.parsing(context, token.start(), message);
    }
}
