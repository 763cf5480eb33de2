package dev.sluice.manifest;

import java.util.ArrayList;
import java.util.Optional;

/// Makes the node of a document that is written plainly, as most manifests are: block mappings and
/// lists, short flow collections, values on one line, no anchors, tags or escapes. It takes a
/// fraction of the time of a parser that knows all of YAML. Whatever is not plain, or has a
/// problem, it leaves to [NodeComposer], which must make the same of all that this one takes.
final class PlainComposer {

    /// Something is not plain; caught in this class.
    private static final class NotPlain extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotPlain() {
            super(null, null, false, false);
        }
    }

    private static final int DEEPEST = 40;
    private static final int LONGEST_KEY = 500;

    private final String text;
    private final String file;
    private final int firstLine;
    private final KeyRules keys;
    private final Budget budget;

    /// Where the content of the present line starts, where the line starts, and where it ends.
    private int at;

    private int lineStart;
    private int lineEnd = -1;
    private int line = -1;
    private boolean hasLine;

    private PlainComposer(String file, DocumentSplitter.Chunk chunk, KeyRules keys, Budget budget) {
        this.text = chunk.text();
        this.file = file;
        this.firstLine = chunk.firstLine();
        this.keys = keys;
        this.budget = budget;
    }

    /// The document, unless it is not plain.
    static Optional<YamlNode> compose(
            String file, DocumentSplitter.Chunk chunk, KeyRules keys, Budget budget) {
        var before = budget.spent();
        try {
            return Optional.of(new PlainComposer(file, chunk, keys, budget).document());
        } catch (NotPlain _) {
            budget.restore(before);
            return Optional.empty();
        }
    }

    private YamlNode document() {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '\n' && (c < ' ' || c > '~')) {
                throw new NotPlain();
            }
        }
        nextLine();
        if (hasLine && line == 0 && text.startsWith("---")) {
            if (lineEnd != 3) {
                throw new NotPlain();
            }
            nextLine();
        }
        if (!hasLine) {
            throw new NotPlain();
        }
        var root = block(1);
        if (hasLine) {
            throw new NotPlain();
        }
        return root;
    }

    /// Goes to the next line that holds more than a comment.
    private void nextLine() {
        while (lineEnd < text.length()) {
            lineStart = lineEnd + 1;
            if (lineStart >= text.length()) {
                break;
            }
            var end = text.indexOf('\n', lineStart);
            lineEnd = end < 0 ? text.length() : end;
            line++;
            at = lineStart;
            while (at < lineEnd && text.charAt(at) == ' ') {
                at++;
            }
            if (at < lineEnd && text.charAt(at) != '#') {
                if (at == lineStart && startsOrEndsDocument()) {
                    throw new NotPlain();
                }
                hasLine = true;
                return;
            }
        }
        hasLine = false;
    }

    private boolean startsOrEndsDocument() {
        return text.startsWith("...", at) || (line > 0 && text.startsWith("---", at));
    }

    private int indent() {
        return hasLine ? at - lineStart : -1;
    }

    /// A mapping or list whose first line is the present one.
    private YamlNode block(int depth) {
        if (depth > DEEPEST || depth >= budget.depth()) {
            throw new NotPlain();
        }
        return isEntry() ? sequence(depth) : mapping(depth);
    }

    private boolean isEntry() {
        return text.charAt(at) == '-' && (at + 1 == lineEnd || text.charAt(at + 1) == ' ');
    }

    private YamlNode sequence(int depth) {
        var indent = indent();
        var position = position(at);
        spend(0);
        var items = new ArrayList<YamlNode>();
        while (indent() == indent && isEntry()) {
            at = skipSpaces(at + 1);
            if (isOver(at)) {
                throw new NotPlain();
            }
            if (isEntry()) {
                throw new NotPlain();
            }
            items.add(keyEnd(at) >= 0 ? block(depth + 1) : value(at, depth + 1));
        }
        if (indent() > indent) {
            throw new NotPlain();
        }
        return new Sequence(items, position);
    }

    private YamlNode mapping(int depth) {
        var indent = indent();
        var position = position(at);
        spend(0);
        var fields = new FieldCollector(keys, depth == 1, PlainComposer::refuse);
        while (indent() == indent) {
            var end = isEntry() ? -1 : keyEnd(at);
            if (end < 0 || end - at > LONGEST_KEY) {
                throw new NotPlain();
            }
            var isPlain = !isQuote(text.charAt(at));
            fields.add(scalar(at, end), isPlain, valueBehind(end + 1, indent, depth + 1));
        }
        if (indent() > indent) {
            throw new NotPlain();
        }
        return fields.mapping(position);
    }

    /// The value of a field, behind its colon or on the lines below.
    private YamlNode valueBehind(int colonEnd, int indent, int depth) {
        var start = skipSpaces(colonEnd);
        if (!isOver(start)) {
            return value(start, depth);
        }
        var nothing = position(colonEnd);
        nextLine();
        if (indent() > indent || (indent() == indent && isEntry())) {
            return block(depth);
        }
        spend(0);
        return new Scalar("", null, Scalar.Style.PLAIN, nothing);
    }

    /// A value that ends with its line; goes to the next one.
    private YamlNode value(int start, int depth) {
        YamlNode value;
        int end;
        if (text.charAt(start) == '{' || text.charAt(start) == '[') {
            at = start;
            value = flow(depth);
            end = at;
        } else {
            end = isQuote(text.charAt(start)) ? quoteEnd(start) : plainEnd(start);
            value = scalar(start, end);
        }
        if (!isOver(skipSpaces(end)) || (end < lineEnd && text.charAt(end) == '#')) {
            throw new NotPlain();
        }
        nextLine();
        return value;
    }

    /// A flow collection on one line; goes behind it.
    private YamlNode flow(int depth) {
        if (depth > DEEPEST || depth >= budget.depth()) {
            throw new NotPlain();
        }
        return text.charAt(at) == '[' ? flowSequence(depth) : flowMapping(depth);
    }

    private YamlNode flowSequence(int depth) {
        var position = position(at);
        spend(0);
        var items = new ArrayList<YamlNode>();
        for (at = skipSpaces(at + 1); !isAt(']'); ) {
            items.add(flowValue(depth + 1));
            separate(']');
        }
        at++;
        return new Sequence(items, position);
    }

    private YamlNode flowMapping(int depth) {
        var position = position(at);
        spend(0);
        var fields = new FieldCollector(keys, depth == 1, PlainComposer::refuse);
        for (at = skipSpaces(at + 1); !isAt('}'); ) {
            var end = isQuote(here()) ? quoteEnd(at) : wordEnd(at);
            var isPlain = !isQuote(here());
            var key = scalar(at, end);
            at = end;
            if (!isAt(':') || at + 1 >= lineEnd || text.charAt(at + 1) != ' ') {
                throw new NotPlain();
            }
            at = skipSpaces(at + 1);
            fields.add(key, isPlain, flowValue(depth + 1));
            separate('}');
        }
        at++;
        return fields.mapping(position);
    }

    private YamlNode flowValue(int depth) {
        if (isAt('{') || isAt('[')) {
            return flow(depth);
        }
        var end = isQuote(here()) ? quoteEnd(at) : wordEnd(at);
        var value = scalar(at, end);
        at = end;
        return value;
    }

    /// Goes behind a comma, or to the end of a flow collection.
    private void separate(char close) {
        at = skipSpaces(at);
        if (isAt(',')) {
            at = skipSpaces(at + 1);
            if (isAt(close)) {
                throw new NotPlain();
            }
        } else if (!isAt(close)) {
            throw new NotPlain();
        }
    }

    private boolean isAt(char c) {
        return here() == c;
    }

    private char here() {
        if (at >= lineEnd) {
            throw new NotPlain();
        }
        return text.charAt(at);
    }

    /// A scalar with its quotes, if it has any.
    private Scalar scalar(int start, int end) {
        var style =
                switch (text.charAt(start)) {
                    case '"' -> Scalar.Style.DOUBLE_QUOTED;
                    case '\'' -> Scalar.Style.SINGLE_QUOTED;
                    default -> Scalar.Style.PLAIN;
                };
        var quotes = style == Scalar.Style.PLAIN ? 0 : 1;
        var value = text.substring(start + quotes, end - quotes);
        spend(value.length());
        return ScalarMeaning.of(value, Optional.empty(), style, keys.dialect())
                .at(position(start), PlainComposer::refuse);
    }

    /// Where the key ends that stands here, before its colon; negative if none does.
    private int keyEnd(int start) {
        if (isQuote(text.charAt(start))) {
            var end = quoteEnd(start);
            return end < lineEnd && text.charAt(end) == ':' && endsWord(end + 1) ? end : -1;
        }
        if (!startsPlain(start)) {
            return -1;
        }
        for (var i = start; i < lineEnd; i++) {
            if (text.charAt(i) == ':' && endsWord(i + 1)) {
                return text.charAt(i - 1) == ' ' ? -1 : i;
            }
            if (text.charAt(i) == '#' && text.charAt(i - 1) == ' ') {
                return -1;
            }
        }
        return -1;
    }

    private boolean endsWord(int i) {
        return i >= lineEnd || text.charAt(i) == ' ';
    }

    /// Where a plain scalar ends, before spaces and comments.
    private int plainEnd(int start) {
        if (!startsPlain(start)) {
            throw new NotPlain();
        }
        var end = start + 1;
        for (var i = start; i < lineEnd; i++) {
            var c = text.charAt(i);
            if (c == '#' && text.charAt(i - 1) == ' ') {
                break;
            }
            if (c == ':' && endsWord(i + 1)) {
                throw new NotPlain();
            }
            if (c != ' ') {
                end = i + 1;
            }
        }
        return end;
    }

    /// Whether no sign stands here that might mean something to YAML.
    private boolean startsPlain(int i) {
        var c = text.charAt(i);
        return isLetterOrDigit(c)
                || c == '/'
                || c == '_'
                || c == '.'
                || c == '$'
                || c == '('
                || c == '~'
                || c == '+'
                || (c == '-' && !endsWord(i + 1));
    }

    /// Where a scalar in a flow collection ends that has nothing but harmless signs.
    private int wordEnd(int start) {
        if (start >= lineEnd || !isLetterOrDigit(text.charAt(start))) {
            throw new NotPlain();
        }
        var end = start + 1;
        while (end < lineEnd && isHarmless(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isHarmless(char c) {
        return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '/';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /// Behind the closing quote of a text without quotes and escapes in it.
    private int quoteEnd(int start) {
        var quote = text.charAt(start);
        for (var i = start + 1; i < lineEnd; i++) {
            var c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                break;
            }
            if (c == quote) {
                if (i + 1 < lineEnd && text.charAt(i + 1) == quote) {
                    break;
                }
                return i + 1;
            }
        }
        throw new NotPlain();
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private int skipSpaces(int from) {
        var i = from;
        while (i < lineEnd && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /// Whether nothing but a comment is left of the line.
    private boolean isOver(int i) {
        return i >= lineEnd || text.charAt(i) == '#';
    }

    private Position position(int i) {
        return new Position(file, firstLine + line + 1, i - lineStart + 1);
    }

    private void spend(int characters) {
        if (!budget.spend(1, characters)) {
            throw new NotPlain();
        }
    }

    private static void refuse(Problem problem) {
        throw new NotPlain();
    }
}
