package dev.sluice.kustomize.replacement;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The lines of a document, and what stands on them beside its values. Looking behind a value
/// tells which lines it takes.
final class DocumentLines {

    private final List<String> lines = new ArrayList<>();
    private final BitSet taken = new BitSet();

    /// @param text whose first document is meant
    DocumentLines(String text) {
        for (var line : text.lines().toList()) {
            var isEnd = line.startsWith("...") || line.startsWith("---");
            if (isEnd && lines.stream().anyMatch(DocumentLines::holdsMore)) {
                break;
            }
            lines.add(line);
        }
    }

    private static boolean holdsMore(String line) {
        return !line.isBlank() && !line.strip().startsWith("#");
    }

    int count() {
        return lines.size();
    }

    /// Lines are counted from 1; behind the last all are empty.
    String text(int line) {
        return line < 1 || line > lines.size() ? "" : lines.get(line - 1);
    }

    boolean isBlank(int line) {
        return text(line).isBlank();
    }

    boolean isContent(int line) {
        return taken.get(line) || holdsMore(text(line));
    }

    int column(int line) {
        var text = text(line);
        return text.length() - text.stripLeading().length() + 1;
    }

    boolean isFlow(YamlNode node) {
        return switch (node) {
            case Scalar _ -> false;
            case Mapping mapping -> mapping.isEmpty() || startsWith(mapping.position(), "{");
            case Sequence list -> list.items().isEmpty() || startsWith(list.position(), "[");
        };
    }

    /// Whether a value begins on a line below its key.
    boolean isNested(YamlNode value) {
        return !(value instanceof Scalar) && !isFlow(value);
    }

    private boolean startsWith(Position position, String sign) {
        return text(position.line()).startsWith(sign, Math.max(0, position.column() - 1));
    }

    Optional<String> commentBehindKey(Scalar key) {
        var end = behind(key);
        var text = text(end.line());
        var from = end.column() - 1;
        return from < text.length() && text.charAt(from) == ':'
                ? comment(end.line(), from + 1)
                : Optional.empty();
    }

    Optional<String> commentBehind(YamlNode value) {
        var at = value.position();
        if (value instanceof Scalar scalar
                && (scalar.style() == Scalar.Style.LITERAL
                        || scalar.style() == Scalar.Style.FOLDED)) {
            takeBlock(at);
            var text = text(at.line());
            var gap = text.indexOf(' ', Math.max(0, at.column() - 1));
            return gap < 0 ? Optional.empty() : comment(at.line(), gap);
        }
        var end = behind(value);
        taken.set(at.line() + 1, Math.max(at.line(), end.line()) + 1);
        return comment(end.line(), end.column() - 1);
    }

    private void takeBlock(Position at) {
        var line = at.line() + 1;
        while (line <= lines.size() && isBlank(line)) {
            line++;
        }
        var column = column(line);
        var last = at.line();
        for (; line <= lines.size() && (isBlank(line) || column(line) >= column); line++) {
            last = isBlank(line) ? last : line;
        }
        taken.set(at.line() + 1, last + 1);
    }

    /// Where a key or value ends.
    private Position behind(YamlNode node) {
        var at = node.position();
        var isOpen =
                switch (node) {
                    case Scalar scalar ->
                            startsWith(scalar.position(), "\"")
                                    || startsWith(scalar.position(), "'");
                    case Mapping _, Sequence _ -> true;
                };
        if (isOpen) {
            return behindClosing(at);
        }
        var text = text(at.line());
        var from = Math.max(0, at.column() - 1);
        var sign =
                node instanceof Scalar scalar && text.startsWith(scalar.text() + ":", from)
                        ? from + scalar.text().length()
                        : text.indexOf(" #", from);
        return new Position("", at.line(), (sign < 0 ? text.length() : sign) + 1);
    }

    private Position behindClosing(Position at) {
        var depth = 0;
        var quote = ' ';
        var before = ' ';
        for (var line = at.line(); line <= lines.size(); line++) {
            var text = text(line);
            for (var i = line == at.line() ? at.column() - 1 : 0; i < text.length(); i++) {
                var sign = text.charAt(i);
                if (quote != ' ') {
                    if (sign == '\\' && quote == '"') {
                        i++;
                    } else if (sign == quote && text.startsWith("''", i) && quote == '\'') {
                        i++;
                    } else if (sign == quote) {
                        quote = ' ';
                    }
                } else if (sign == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
                    break;
                } else if ((sign == '"' || sign == '\'') && " [{,:".indexOf(before) >= 0) {
                    quote = sign;
                } else if (sign == '[' || sign == '{') {
                    depth++;
                } else if (sign == ']' || sign == '}') {
                    depth--;
                }
                before = sign == ' ' ? before : sign;
                if (quote == ' ' && depth == 0) {
                    return new Position("", line, i + 2);
                }
            }
        }
        return new Position("", lines.size() + 1, 1);
    }

    private Optional<String> comment(int line, int from) {
        var text = text(line);
        var rest = from < text.length() ? text.substring(from) : "";
        var isComment = rest.startsWith(" ") && rest.strip().startsWith("#");
        return isComment ? Optional.of(rest.strip()) : Optional.empty();
    }
}
