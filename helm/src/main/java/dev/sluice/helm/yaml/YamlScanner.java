package dev.sluice.helm.yaml;

import dev.sluice.helm.yaml.YamlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/// The tokens of a YAML text (scannerc.go).
final class YamlScanner {

    private static final int DEEPEST = 10_000;
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    private final Characters text;
    private final SimpleKeys keys;
    private final TagScanner tags;
    private final ScalarScanner scalars;
    private final List<YamlToken> tokens = new ArrayList<>();
    private final List<Integer> indents = new ArrayList<>();
    private int parsed;
    private int indent = -1;
    private int flowLevel;
    private boolean keyAllowed = true;
    private boolean isHeadReady;

    YamlScanner(byte[] text) {
        this.text = new Characters(text);
        this.text.need(1);
        this.keys = new SimpleKeys(this.text);
        this.tags = new TagScanner(this.text);
        this.scalars = new ScalarScanner(this.text);
    }

    /// The next token, which stays.
    YamlToken peek() {
        while (!isHeadReady) {
            isHeadReady = !tokens.isEmpty() && !keys.mayBeginAt(parsed);
            if (!isHeadReady) {
                fetch();
            }
        }
        return tokens.getFirst();
    }

    void skip() {
        isHeadReady = false;
        parsed++;
        tokens.removeFirst();
    }

    private void add(YamlToken token) {
        tokens.add(token);
    }

    private void add(Kind kind) {
        add(YamlToken.of(kind, text.mark(), text.mark()));
    }

    private void addSkipping(Kind kind, int characters) {
        var start = text.mark();
        for (var i = 0; i < characters; i++) {
            text.skip();
        }
        add(YamlToken.of(kind, start, text.mark()));
    }

    private int nextNumber() {
        return parsed + tokens.size();
    }

    private void fetch() {
        text.need(1);
        goToNext();
        unroll(text.column());
        text.need(4);
        if (text.isAtEnd()) {
            end();
        } else if (text.column() == 0 && text.is('%')) {
            outside();
            add(tags.directive());
        } else if (text.isDocumentIndicator()) {
            outside();
            addSkipping(text.is('-') ? Kind.DOCUMENT_START : Kind.DOCUMENT_END, 3);
        } else {
            fetchContent();
        }
    }

    private void end() {
        text.endLine();
        outside();
        add(Kind.STREAM_END);
    }

    /// What ends all blocks.
    private void outside() {
        unroll(-1);
        keys.remove();
        keyAllowed = false;
    }

    private void fetchContent() {
        var inFlow = flowLevel > 0;
        var endsWord = text.isBlankOrEnd(1);
        switch (text.peek()) {
            case '[' -> open(Kind.FLOW_SEQUENCE_START);
            case '{' -> open(Kind.FLOW_MAPPING_START);
            case ']' -> close(Kind.FLOW_SEQUENCE_END);
            case '}' -> close(Kind.FLOW_MAPPING_END);
            case ',' -> {
                keys.remove();
                keyAllowed = true;
                addSkipping(Kind.FLOW_ENTRY, 1);
            }
            case '*' -> properties(() -> tags.anchor(Kind.ALIAS));
            case '&' -> properties(() -> tags.anchor(Kind.ANCHOR));
            case '!' -> properties(tags::tag);
            case '\'' -> properties(() -> scalars.quoted(true));
            case '"' -> properties(() -> scalars.quoted(false));
            default -> {
                if (text.is('-') && endsWord) {
                    blockEntry();
                } else if (text.is('?') && (inFlow || endsWord)) {
                    key();
                } else if (text.is(':') && (inFlow || endsWord)) {
                    value();
                } else if (!inFlow && (text.is('|') || text.is('>'))) {
                    keys.remove();
                    keyAllowed = true;
                    add(scalars.block(text.is('|'), indent));
                } else {
                    plain();
                }
            }
        }
    }

    private void plain() {
        var isIndicator = text.isBlankOrEnd(0) || INDICATORS.indexOf(text.peek()) >= 0;
        var isDash = text.is('-') && text.peek(1) != ' ' && text.peek(1) != '\t';
        var isMark = flowLevel == 0 && (text.is('?') || text.is(':')) && !text.isBlankOrEnd(1);
        if (isIndicator && !isDash && !isMark) {
            throw error("found character that cannot start any token");
        }
        saveKey();
        keyAllowed = false;
        var plain = scalars.plain(indent, flowLevel > 0);
        add(plain.token());
        if (plain.endsLine()) {
            keyAllowed = true;
        }
    }

    /// Reads a token.
    @FunctionalInterface
    private interface Reading {
        YamlToken read();
    }

    private void properties(Reading reading) {
        saveKey();
        keyAllowed = false;
        add(reading.read());
    }

    private void saveKey() {
        if (keyAllowed) {
            keys.save(flowLevel == 0 && indent == text.column(), nextNumber());
        }
    }

    private void open(Kind kind) {
        saveKey();
        keys.open(nextNumber());
        flowLevel++;
        if (flowLevel > DEEPEST) {
            throw error("exceeded max depth of " + DEEPEST);
        }
        keyAllowed = true;
        addSkipping(kind, 1);
    }

    private void close(Kind kind) {
        keys.remove();
        if (flowLevel > 0) {
            flowLevel--;
            keys.close();
        }
        keyAllowed = false;
        addSkipping(kind, 1);
    }

    private void blockEntry() {
        if (flowLevel == 0) {
            if (!keyAllowed) {
                throw error("block sequence entries are not allowed in this context");
            }
            roll(text.column(), -1, Kind.BLOCK_SEQUENCE_START, text.mark());
        }
        keys.remove();
        keyAllowed = true;
        addSkipping(Kind.BLOCK_ENTRY, 1);
    }

    private void key() {
        if (flowLevel == 0) {
            if (!keyAllowed) {
                throw error("mapping keys are not allowed in this context");
            }
            roll(text.column(), -1, Kind.BLOCK_MAPPING_START, text.mark());
        }
        keys.remove();
        keyAllowed = flowLevel == 0;
        addSkipping(Kind.KEY, 1);
    }

    private void value() {
        var key = keys.last();
        if (keys.isValid(key)) {
            var at = key.token() - parsed;
            insert(at, YamlToken.of(Kind.KEY, key.mark(), key.mark()));
            roll(key.mark().column(), at, Kind.BLOCK_MAPPING_START, key.mark());
            keys.take(key);
            keyAllowed = false;
        } else {
            if (flowLevel == 0) {
                if (!keyAllowed) {
                    throw error("mapping values are not allowed in this context");
                }
                roll(text.column(), -1, Kind.BLOCK_MAPPING_START, text.mark());
            }
            keyAllowed = flowLevel == 0;
        }
        addSkipping(Kind.VALUE, 1);
    }

    /// Begins a block if this column is further in.
    ///
    /// @param at before which of the waiting tokens, -1 for behind all
    private void roll(int column, int at, Kind kind, Mark mark) {
        if (flowLevel > 0 || indent >= column) {
            return;
        }
        indents.add(indent);
        indent = column;
        if (indents.size() > DEEPEST) {
            throw error("exceeded max depth of " + DEEPEST);
        }
        insert(at, YamlToken.of(kind, mark, mark));
    }

    /// Before a key that was handed out already nothing can be put: it comes behind all.
    private void insert(int at, YamlToken token) {
        tokens.add(at < 0 ? tokens.size() : at, token);
    }

    private void unroll(int column) {
        while (flowLevel == 0 && indent > column) {
            add(Kind.BLOCK_END);
            indent = indents.removeLast();
        }
    }

    private void goToNext() {
        while (true) {
            text.need(1);
            if (text.column() == 0 && text.isAtByteOrderMark()) {
                text.skip();
            }
            text.need(1);
            while (text.is(' ') || ((flowLevel > 0 || !keyAllowed) && text.is('\t'))) {
                text.skip();
                text.need(1);
            }
            if (text.is('#')) {
                text.skipToBreak();
            }
            if (!text.isBreak()) {
                return;
            }
            text.skipLine();
            if (flowLevel == 0) {
                keyAllowed = true;
            }
        }
    }

    private YamlError error(String message) {
        return YamlError.scanning(text.mark(), text.mark(), message);
    }
}
