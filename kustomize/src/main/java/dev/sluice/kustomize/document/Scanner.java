package dev.sluice.kustomize.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Cuts a text into tokens and finds the comments between them (`scannerc.go` of go-yaml 3). It
/// reads two tokens ahead, as comments belong to what stands before or behind them.
final class Scanner {

    private static final int DEEPEST = 1000;

    private final Characters characters;
    private final Comments comments;
    private final CommentScanner commentScanner;
    private final PropertyScanner properties;
    private final SimpleKeys keys = new SimpleKeys();
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>();
    private int head;
    private int indent = -1;
    private int flowLevel;
    private boolean mayKeyBegin = true;

    Scanner(String text, Comments comments) throws MalformedDocument {
        this.characters = new Characters(text);
        this.comments = comments;
        this.commentScanner = new CommentScanner(characters, comments);
        this.properties = new PropertyScanner(characters);
        tokens.add(Token.of(Token.Kind.STREAM_START, characters.mark(), characters.mark()));
    }

    /// The next token, which stays.
    Token peek() throws MalformedDocument {
        while (!isEnded() && (head >= tokens.size() - 2 || mayHeadBecomeKey())) {
            fetch();
        }
        return tokens.get(head);
    }

    private boolean isEnded() {
        return tokens.getLast().kind() == Token.Kind.STREAM_END;
    }

    private boolean mayHeadBecomeKey() throws MalformedDocument {
        return keys.mayBegin(head, characters.mark());
    }

    void skip() {
        head++;
    }

    private void fetch() throws MalformedDocument {
        var scan = characters.mark();
        toNextToken(scan);
        unroll(characters.column(), scan);
        if (characters.isEnd()) {
            streamEnd();
        } else if (characters.column() == 0 && characters.is('%')) {
            boundary();
            tokens.add(properties.directive());
        } else if (characters.isBoundary('-')) {
            document(Token.Kind.DOCUMENT_START);
        } else if (characters.isBoundary('.')) {
            document(Token.Kind.DOCUMENT_END);
        } else {
            var commented = commentedMark();
            content();
            // A comment behind a lone dash stands above what follows.
            if (tokens.getLast().kind() != Token.Kind.BLOCK_ENTRY) {
                commentScanner.behind(commented);
            }
        }
    }

    /// The token to which a comment belongs that follows the next one on its line.
    private Mark commentedMark() {
        var follows = flowLevel == 0 ? characters.is(':') : characters.is(',');
        return follows ? tokens.getLast().start() : characters.mark();
    }

    private void toNextToken(Mark scan) {
        while (true) {
            if (characters.column() == 0 && characters.at(0) == 0xFEFF) {
                characters.skip();
            }
            while (characters.is(' ') || (characters.is('\t') && (flowLevel > 0 || !mayKeyBegin))) {
                characters.skip();
            }
            liftCommentOfItem();
            if (characters.is('#')) {
                commentScanner.lines(scan, tokenBefore(), indent, flowLevel > 0);
            }
            if (!characters.isBreak(0)) {
                return;
            }
            characters.skipLine();
            mayKeyBegin = mayKeyBegin || flowLevel == 0;
        }
    }

    private Token tokenBefore() {
        var last = tokens.getLast();
        return last.kind() == Token.Kind.FLOW_ENTRY && tokens.size() > 1
                ? tokens.get(tokens.size() - 2)
                : last;
    }

    /// A comment behind the first dash of a list stands above what follows.
    private void liftCommentOfItem() {
        var comment = comments.last();
        if (comment == null || tokens.size() < 2 || comment.role() != Comment.Role.LINE) {
            return;
        }
        var isFirstDash =
                tokens.get(tokens.size() - 2).kind() == Token.Kind.BLOCK_SEQUENCE_START
                        && tokens.getLast().kind() == Token.Kind.BLOCK_ENTRY;
        if (isFirstDash && !characters.isBreak(0)) {
            comment.becomeHead();
            if (comment.start().line() == characters.line() - 1) {
                comment.moveTo(characters.mark());
            }
        }
    }

    private void content() throws MalformedDocument {
        switch (characters.at(0)) {
            case '[' -> openFlow(Token.Kind.FLOW_SEQUENCE_START);
            case '{' -> openFlow(Token.Kind.FLOW_MAPPING_START);
            case ']' -> closeFlow(Token.Kind.FLOW_SEQUENCE_END);
            case '}' -> closeFlow(Token.Kind.FLOW_MAPPING_END);
            case ',' -> {
                keys.remove();
                mayKeyBegin = true;
                indicator(Token.Kind.FLOW_ENTRY);
            }
            case '*' -> word(properties.anchor(savedKey(Token.Kind.ALIAS)));
            case '&' -> word(properties.anchor(savedKey(Token.Kind.ANCHOR)));
            case '!' -> {
                savedKey(Token.Kind.TAG);
                word(properties.tag());
            }
            case '\'', '"' -> {
                savedKey(Token.Kind.SCALAR);
                word(new QuotedScanner(characters).scan());
            }
            default -> blockContent();
        }
    }

    private void blockContent() throws MalformedDocument {
        var isIndicator = characters.isGap(1);
        if (characters.is('-') && isIndicator) {
            blockEntry();
        } else if (characters.is('?') && (flowLevel > 0 || isIndicator)) {
            key();
        } else if (characters.is(':') && (flowLevel > 0 || isIndicator)) {
            value();
        } else if ((characters.is('|') || characters.is('>')) && flowLevel == 0) {
            keys.remove();
            mayKeyBegin = true;
            tokens.add(new BlockScanner(characters, commentScanner, indent).scan());
        } else if (mayBeginPlain()) {
            plain();
        } else {
            throw new MalformedDocument("found character that cannot start any token");
        }
    }

    private boolean mayBeginPlain() {
        return switch (characters.at(0)) {
            case '-' -> !characters.isBlank(1);
            case '?', ':' -> flowLevel == 0 && !characters.isGap(1);
            case '#', '|', '>', '%', '@', '`' -> false;
            default -> !characters.isGap(0);
        };
    }

    private void plain() throws MalformedDocument {
        savedKey(Token.Kind.SCALAR);
        mayKeyBegin = false;
        var scanner = new PlainScanner(characters, indent + 1, flowLevel > 0);
        tokens.add(scanner.scan());
        mayKeyBegin = scanner.endsLine();
    }

    private void word(Token token) {
        mayKeyBegin = false;
        tokens.add(token);
    }

    /// Notes that a key may begin here, with a token of this kind.
    private Token.Kind savedKey(Token.Kind kind) throws MalformedDocument {
        if (mayKeyBegin) {
            var isRequired = flowLevel == 0 && indent == characters.column();
            keys.save(new SimpleKeys.Candidate(true, isRequired, tokens.size(), characters.mark()));
        }
        return kind;
    }

    private void indicator(Token.Kind kind) {
        var start = characters.mark();
        characters.skip();
        tokens.add(Token.of(kind, start, characters.mark()));
    }

    private void openFlow(Token.Kind kind) throws MalformedDocument {
        savedKey(kind);
        keys.open();
        flowLevel++;
        if (flowLevel > DEEPEST) {
            throw new MalformedDocument("exceeded max depth of " + DEEPEST);
        }
        mayKeyBegin = true;
        indicator(kind);
    }

    private void closeFlow(Token.Kind kind) throws MalformedDocument {
        keys.remove();
        if (flowLevel > 0) {
            flowLevel--;
            keys.close();
        }
        mayKeyBegin = false;
        indicator(kind);
    }

    private void blockEntry() throws MalformedDocument {
        if (flowLevel == 0) {
            require("block sequence entries are not allowed in this context");
            roll(Token.Kind.BLOCK_SEQUENCE_START, tokens.size(), characters.mark());
        }
        keys.remove();
        mayKeyBegin = true;
        indicator(Token.Kind.BLOCK_ENTRY);
    }

    private void key() throws MalformedDocument {
        if (flowLevel == 0) {
            require("mapping keys are not allowed in this context");
            roll(Token.Kind.BLOCK_MAPPING_START, tokens.size(), characters.mark());
        }
        keys.remove();
        mayKeyBegin = flowLevel == 0;
        indicator(Token.Kind.KEY);
    }

    private void value() throws MalformedDocument {
        if (keys.isKeyBefore(characters.mark())) {
            var key = keys.last();
            tokens.add(key.number(), Token.of(Token.Kind.KEY, key.mark(), key.mark()));
            roll(Token.Kind.BLOCK_MAPPING_START, key.number(), key.mark());
            keys.found();
            mayKeyBegin = false;
        } else {
            if (flowLevel == 0) {
                require("mapping values are not allowed in this context");
                roll(Token.Kind.BLOCK_MAPPING_START, tokens.size(), characters.mark());
            }
            mayKeyBegin = flowLevel == 0;
        }
        indicator(Token.Kind.VALUE);
    }

    private void require(String otherwise) throws MalformedDocument {
        if (!mayKeyBegin) {
            throw new MalformedDocument(otherwise);
        }
    }

    /// Begins a block if the column is a new one.
    private void roll(Token.Kind kind, int number, Mark mark) throws MalformedDocument {
        if (flowLevel > 0 || indent >= mark.column()) {
            return;
        }
        indents.push(indent);
        indent = mark.column();
        if (indents.size() > DEEPEST) {
            throw new MalformedDocument("exceeded max depth of " + DEEPEST);
        }
        tokens.add(number, Token.of(kind, mark, mark));
    }

    /// Ends the blocks that are indented further.
    private void unroll(int column, Mark scan) {
        var block = new Mark(scan.index() - 1, scan.line(), scan.column());
        while (flowLevel == 0 && indent > column) {
            block = comments.endOfBlock(block, indent);
            tokens.add(Token.of(Token.Kind.BLOCK_END, block, block));
            indent = indents.pop();
        }
    }

    private void boundary() throws MalformedDocument {
        unroll(-1, characters.mark());
        keys.remove();
        mayKeyBegin = false;
    }

    private void streamEnd() throws MalformedDocument {
        characters.closeLine();
        boundary();
        tokens.add(Token.of(Token.Kind.STREAM_END, characters.mark(), characters.mark()));
    }

    private void document(Token.Kind kind) throws MalformedDocument {
        boundary();
        var start = characters.mark();
        characters.skip(3);
        tokens.add(Token.of(kind, start, characters.mark()));
    }
}
