package dev.sluice.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Reads JSON as strictly as Go does: no comments, no single quotes, no comma at the end.
public final class JsonReader {

    /// The text cannot be read any further.
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Malformed(Position position, String message, String remedy) {
            super(null, null, false, false);
            this.problem = Problem.error("InvalidJson", position, message, remedy);
        }
    }

    private static final int DEEPEST = 500;
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String UNESCAPED = "\"\\/\b\f\n\r\t";
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("true|false|null");

    private final String text;
    private final String file;
    private int at;
    private int depth;
    private int line = 1;
    private int lineStart;
    private int countedTo;

    private JsonReader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /// The one value that a text holds, or why it holds none.
    ///
    /// @param file how the text is named in problems
    public static Parsed read(String file, String text) {
        var reader = new JsonReader(file, text);
        try {
            var value = reader.value();
            if (reader.next() != '\0') {
                throw reader.unexpected("nothing more");
            }
            return new Parsed(List.of(value), List.of());
        } catch (Malformed malformed) {
            return new Parsed(List.of(), List.of(malformed.problem));
        }
    }

    private YamlNode value() {
        return switch (next()) {
            case '{' -> mapping();
            case '[' -> sequence();
            case '"' -> {
                var position = position();
                var string = string();
                yield new Scalar(string, string, Scalar.Style.DOUBLE_QUOTED, position);
            }
            case 't', 'f', 'n' -> plain(WORD);
            default -> plain(NUMBER);
        };
    }

    private Mapping mapping() {
        var position = enter();
        var fields = new LinkedHashMap<String, Mapping.Field>();
        for (var isFirst = true; next() != '}'; isFirst = false) {
            separator(isFirst);
            if (next() != '"') {
                throw unexpected("a name in double quotes");
            }
            var start = position();
            var name = Scalar.string(string(), start);
            take(':');
            fields.put(name.text(), new Mapping.Field(name, value()));
        }
        leave();
        return new Mapping(fields, position);
    }

    private Sequence sequence() {
        var position = enter();
        var items = new ArrayList<YamlNode>();
        for (var isFirst = true; next() != ']'; isFirst = false) {
            separator(isFirst);
            items.add(value());
        }
        leave();
        return new Sequence(items, position);
    }

    private Position enter() {
        var position = position();
        if (++depth > DEEPEST) {
            throw new Malformed(position, "the JSON is nested too deeply", "make it flatter");
        }
        at++;
        return position;
    }

    private void leave() {
        depth--;
        at++;
    }

    private void separator(boolean isFirst) {
        if (!isFirst) {
            take(',');
        }
    }

    private void take(char sign) {
        if (next() != sign) {
            throw unexpected("a " + sign);
        }
        at++;
    }

    private Scalar plain(Pattern pattern) {
        var position = position();
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw unexpected("a value");
        }
        at = matcher.end();
        return Scalar.plain(matcher.group(), Dialect.KUSTOMIZE, position);
    }

    private String string() {
        var string = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            var c = text.charAt(at);
            if (c < ' ') {
                throw unexpected("an escape");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        if (at >= text.length()) {
            throw unexpected("a closing quote");
        }
        at++;
        return wellFormed(string);
    }

    private char escaped() {
        at++;
        var letter = at < text.length() ? text.charAt(at) : '\0';
        if (letter == 'u') {
            return unicode();
        }
        var index = ESCAPED.indexOf(letter);
        if (index < 0) {
            throw unexpected("a valid escape");
        }
        return UNESCAPED.charAt(index);
    }

    private char unicode() {
        var digits = text.substring(at + 1, Math.min(at + 5, text.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw unexpected("four hexadecimal digits");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    /// Half a surrogate pair becomes the replacement character.
    private static String wellFormed(StringBuilder string) {
        var text = new StringBuilder();
        string.codePoints()
                .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /// The next sign behind blanks; NUL at the end.
    private char next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private Position position() {
        for (; countedTo < at; countedTo++) {
            if (text.charAt(countedTo) == '\n') {
                line++;
                lineStart = countedTo + 1;
            }
        }
        return new Position(file, line, at - lineStart + 1);
    }

    private Malformed unexpected(String wanted) {
        return new Malformed(
                position(),
                "this is no JSON: %s should stand here".formatted(wanted),
                "correct the JSON, or write YAML that does not start with a bracket or brace");
    }
}
