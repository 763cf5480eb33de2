package dev.sluice.helm.encoding;

import dev.sluice.helm.time.GoTime;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.Quoting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads TOML as `BurntSushi/toml` does (`lex.go`, `parse.go`): integers are int64, and an error
/// names the line and the last key.
public final class TomlReader {

    private static final int DEEPEST = 200;

    /// In how many bytes a NULL is looked for.
    private static final int FIRST = 6;

    private final TomlSource source;
    private TomlTables tables;
    private int depth;

    private TomlReader(String text) {
        this.source = new TomlSource(text);
        this.tables = new TomlTables(source);
    }

    /// Reads a document.
    ///
    /// @throws EncodingError if it is none
    public static GoMap read(String text) {
        var unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
        var first = Math.min(FIRST, GoStrings.length(unmarked));
        if (GoStrings.slice(unmarked, 0, first).indexOf(0) >= 0) {
            throw new EncodingError(
                    "toml: line 1: files cannot contain NULL bytes; probably using UTF-16;"
                            + " TOML files must be UTF-8");
        }
        var reader = new TomlReader(unmarked);
        reader.document();
        return reader.tables.root();
    }

    private void document() {
        while (true) {
            source.skipBlanksAndBreaks();
            switch (source.peek()) {
                case TomlSource.END -> {
                    return;
                }
                case '#' -> source.skipComment();
                case '[' -> header();
                default -> {
                    pair();
                    topEnd();
                }
            }
        }
    }

    private void header() {
        source.next();
        var isArray = source.accept('[');
        source.markKey();
        var key = new ArrayList<String>();
        do {
            source.skipBlanks();
            key.add(tableName());
            source.skipBlanks();
        } while (source.accept('.'));
        var end = source.next();
        if (end != ']') {
            throw source.error(
                    "expected '.' or ']' to end table name, but got %s instead"
                            .formatted(rune(end)));
        }
        if (isArray && !source.accept(']')) {
            throw source.error(
                    "expected end of table array name delimiter ']', but got %s instead"
                            .formatted(rune(source.next())));
        }
        tables.open(key, isArray);
        topEnd();
    }

    private String tableName() {
        return switch (source.peek()) {
            case ']', TomlSource.END ->
                    throw source.error(
                            "unexpected end of table name (table names cannot be empty)");
            case '.' ->
                    throw source.error("unexpected table separator (table names cannot be empty)");
            default -> name();
        };
    }

    private String name() {
        return switch (source.peek()) {
            case '"' -> {
                source.next();
                yield new TomlStrings(source).basic();
            }
            case '\'' -> {
                source.next();
                yield new TomlStrings(source).literal();
            }
            default -> source.takeWhile(TomlReader::isBare);
        };
    }

    private static boolean isBare(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }

    static String rune(int c) {
        return c == TomlSource.END ? "'\\x00'" : Quoting.quoteRune(c, false);
    }

    private void topEnd() {
        source.skipBlanks();
        var c = source.peek();
        if (c == '#') {
            source.skipComment();
        } else if (c != '\n' && c != '\r' && c != TomlSource.END) {
            throw source.error(
                    ("expected a top-level item to end with a newline, comment, or EOF,"
                                    + " but got %s instead")
                            .formatted(rune(source.next())));
        }
    }

    private void pair() {
        var outer = tables.context();
        var key = key();
        tables.enter(key);
        var value = value();
        tables.put(key.getLast(), value);
        tables.leave(outer);
    }

    private List<String> key() {
        source.skipBlanks();
        switch (source.peek()) {
            case '=', TomlSource.END ->
                    throw source.error("unexpected '=': key name appears blank");
            case '.' -> throw source.error("unexpected '.': keys cannot start with a '.'");
            default -> {}
        }
        source.markKey();
        var key = new ArrayList<String>();
        while (true) {
            source.skipBlanks();
            checkKeyPart();
            key.add(name());
            source.skipBlanks();
            var c = source.next();
            if (c == '=') {
                return key;
            }
            if (c == TomlSource.END) {
                throw source.error("unexpected EOF; expected key separator '='");
            }
            if (c != '.') {
                var message = "expected '.' or '=', but got %s instead".formatted(rune(c));
                throw c == '\n' ? source.errorOnLineBefore(message) : source.error(message);
            }
        }
    }

    private void checkKeyPart() {
        switch (source.peek()) {
            case '=', TomlSource.END -> throw source.error("unexpected '='");
            case '.' -> throw source.error("unexpected '.'");
            default -> {}
        }
    }

    private Object value() {
        source.skipBlanks();
        var c = source.peek();
        return switch (c) {
            case '[' -> array();
            case '{' -> inlineTable();
            case '"' -> basicString();
            case '\'' -> literalString();
            case '.' -> {
                source.next();
                throw source.error("floats must start with a digit, not '.'");
            }
            case '+', '-' -> new TomlNumbers(source).signed();
            default -> {
                if (c >= '0' && c <= '9') {
                    yield new TomlNumbers(source).unsigned();
                }
                yield word(c);
            }
        };
    }

    private Object word(int c) {
        if (c == TomlSource.END) {
            source.next();
            throw source.error("unexpected EOF; expected value");
        }
        if (c == 'i' || c == 'n') {
            var start = source.position();
            if (isSpecial()) {
                return special(source.since(start));
            }
        }
        if (!Character.isLetter(c)) {
            source.next();
            var message = "expected value but found %s instead".formatted(rune(c));
            throw c == '\n' ? source.errorOnLineBefore(message) : source.error(message);
        }
        var word = source.takeWhile(Character::isLetter);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw source.error(
                            "expected value but found %s instead".formatted(Quoting.quote(word)));
        };
    }

    /// Reads `inf` or `nan`, or as much of them as there is, but for one sign.
    private boolean isSpecial() {
        source.next();
        if ((source.accept('n') && source.accept('f'))
                || (source.accept('a') && source.accept('n'))) {
            return true;
        }
        source.goBack();
        return false;
    }

    private double special(String word) {
        return switch (word) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> throw source.error("Invalid float value: " + Quoting.quote(word));
        };
    }

    private String basicString() {
        source.next();
        if (source.acceptWord("\"\"")) {
            return new TomlStrings(source).multilineBasic();
        }
        return new TomlStrings(source).basic();
    }

    private String literalString() {
        source.next();
        if (source.acceptWord("''")) {
            return new TomlStrings(source).multilineLiteral();
        }
        return new TomlStrings(source).literal();
    }

    private GoList array() {
        enter();
        source.next();
        var items = new ArrayList<@Nullable Object>();
        while (true) {
            skipSpaceAndComments();
            if (source.accept(',')) {
                throw source.error("unexpected comma");
            }
            if (source.accept(']')) {
                break;
            }
            items.add(value());
            skipSpaceAndComments();
            if (source.accept(']')) {
                break;
            }
            if (!source.accept(',')) {
                throw source.error(
                        "expected a comma (',') or array terminator (']'), but got "
                                + shown(source.next()));
            }
        }
        depth--;
        return GoList.of(items);
    }

    private static String shown(int c) {
        return c == TomlSource.END ? "end of file" : "'" + Character.toString(c) + "'";
    }

    private void enter() {
        depth++;
        if (depth > DEEPEST) {
            throw source.error("more than %d levels of nesting".formatted(DEEPEST));
        }
    }

    private void skipSpaceAndComments() {
        source.skipBlanksAndBreaks();
        while (source.peek() == '#') {
            source.skipComment();
            source.skipBlanksAndBreaks();
        }
    }

    private GoMap inlineTable() {
        enter();
        source.next();
        var outer = tables;
        var outerKey = source.lastKey();
        tables = outer.inner();
        while (true) {
            skipSpaceAndComments();
            if (source.accept(',')) {
                throw source.error("unexpected comma");
            }
            if (source.accept('}')) {
                break;
            }
            var inside = tables.context();
            var key = key();
            tables.enter(key);
            tables.put(key.getLast(), value());
            tables.leaveInline(inside, key.getLast());
            skipSpaceAndComments();
            if (source.accept('}')) {
                break;
            }
            if (!source.accept(',')) {
                throw source.error(
                        "expected a comma or an inline table terminator '}', but got %s instead"
                                .formatted(shown(source.next())));
            }
        }
        var table = tables.root();
        tables = outer;
        source.lastKey(outerKey);
        depth--;
        return table;
    }

    /// What was read of a date: each kind that knows no zone has a location of its own.
    static GoTime date(String text, TomlSource source) {
        var normal = text.replace('z', 'Z').replace('t', 'T').replace(' ', 'T');
        return TomlDates.read(normal)
                .map(GoTime::new)
                .orElseThrow(() -> source.error("invalid datetime: " + Quoting.quote(normal)));
    }
}
