package dev.sluice.kustomize.replacement;

import dev.sluice.kustomize.replacement.Remarks.Place;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import java.util.List;

/// YAML as go-yaml 3 writes nodes back: in their order, with their quotes, and in flow style where
/// they were read in it; lists are not indented and lines not folded.
final class StyledYaml {

    private final StringBuilder yaml = new StringBuilder();
    private final List<String> original;
    private final Remarks remarks;

    /// How far the last comment that closes something is indented; -1 if a line followed it.
    private int closed = -1;

    private StyledYaml(String original, Remarks remarks) {
        this.original = original.lines().toList();
        this.remarks = remarks;
    }

    /// Writes a node by itself.
    static String print(YamlNode node) {
        return print(node, "", Remarks.NONE);
    }

    /// Writes a document that was read from a text, whose positions tell what was in flow style.
    ///
    /// @param remarks the comments of that text
    static String print(YamlNode node, String original, Remarks remarks) {
        var printer = new StyledYaml(original, remarks);
        printer.block(node, 0, false);
        printer.close(remarks.end(), 0);
        return printer.yaml.toString();
    }

    private void block(YamlNode node, int indent, boolean behindDash) {
        switch (node) {
            case Scalar scalar -> yaml.append(scalar(scalar, indent, false)).append('\n');
            case Mapping mapping when mapping.isEmpty() || isFlow(mapping.position(), '{') ->
                    flowLine(mapping);
            case Sequence sequence
                    when sequence.items().isEmpty() || isFlow(sequence.position(), '[') ->
                    flowLine(sequence);
            case Mapping mapping -> mapping(mapping, indent, behindDash);
            case Sequence sequence -> sequence(sequence, indent, behindDash);
        }
    }

    private void flowLine(YamlNode node) {
        flow(node);
        yaml.append('\n');
    }

    private void mapping(Mapping mapping, int indent, boolean behindDash) {
        var isFirst = true;
        for (var field : mapping.fields().values()) {
            var place = new Place.Key(field.key().position());
            open(place, indent, isFirst && behindDash);
            isFirst = false;
            yaml.append(scalar(field.key(), indent, false)).append(':');
            value(field.value(), indent, place);
            close(remarks.take(remarks.below(), place), indent);
        }
    }

    private void value(YamlNode value, int indent, Place place) {
        var isNested =
                switch (value) {
                    case Scalar _ -> false;
                    case Mapping mapping -> !mapping.isEmpty() && !isFlow(mapping.position(), '{');
                    case Sequence sequence ->
                            !sequence.items().isEmpty() && !isFlow(sequence.position(), '[');
                };
        if (isNested) {
            yaml.append(beside(place)).append('\n');
            block(value, value instanceof Sequence ? indent : indent + 2, false);
        } else {
            yaml.append(value instanceof Scalar scalar && isBare(scalar) ? "" : " ");
            remarked(value, indent + 2, false, place);
        }
    }

    private void sequence(Sequence sequence, int indent, boolean behindDash) {
        var isFirst = true;
        for (var item : sequence.items()) {
            var place = new Place.Item(item.position());
            open(place, indent, isFirst && behindDash);
            isFirst = false;
            yaml.append(item instanceof Scalar scalar && isBare(scalar) ? "-" : "- ");
            remarked(item, indent + 2, true, place);
            close(remarks.take(remarks.below(), place), indent);
        }
    }

    /// Begins a key or item, with the comments above it.
    private void open(Place place, int indent, boolean behindDash) {
        if (behindDash) {
            return;
        }
        yaml.append(closed == indent ? "\n" : "");
        closed = -1;
        lines(remarks.take(remarks.above(), place), indent);
        indent(indent);
    }

    /// Writes comments that close something; a blank line keeps from them what follows.
    private void close(List<String> comments, int indent) {
        if (!comments.isEmpty()) {
            yaml.append(closed == indent && !comments.getFirst().isEmpty() ? "\n" : "");
            lines(comments, indent);
            closed = indent;
        }
    }

    private void lines(List<String> comments, int indent) {
        for (var comment : comments) {
            indent(comment.isEmpty() ? 0 : indent);
            yaml.append(comment).append('\n');
        }
    }

    private void remarked(YamlNode value, int indent, boolean behindDash, Place place) {
        var comment = beside(place);
        var start = yaml.length();
        block(value, indent, behindDash);
        if (!comment.isEmpty()) {
            yaml.insert(yaml.indexOf("\n", start), comment);
        }
    }

    private String beside(Place place) {
        var comment = remarks.beside().remove(place);
        return comment == null ? "" : " " + comment;
    }

    private void flow(YamlNode node) {
        switch (node) {
            case Scalar scalar -> yaml.append(scalar(scalar, 0, true));
            case Sequence sequence -> {
                var separator = "[";
                for (var item : sequence.items()) {
                    yaml.append(separator);
                    flow(item);
                    separator = ", ";
                }
                yaml.append(sequence.items().isEmpty() ? "[]" : "]");
            }
            case Mapping mapping -> {
                var separator = "{";
                for (var field : mapping.fields().values()) {
                    yaml.append(separator).append(scalar(field.key(), 0, true)).append(": ");
                    flow(field.value());
                    separator = ", ";
                }
                yaml.append(mapping.isEmpty() ? "{}" : "}");
            }
        }
    }

    private void indent(int spaces) {
        yaml.repeat(' ', spaces);
    }

    private boolean isFlow(Position position, char open) {
        var index = position.line() - 1;
        if (index < 0 || index >= original.size()) {
            return false;
        }
        var line = original.get(index);
        var column = position.column() - 1;
        return column < line.length() && line.charAt(column) == open;
    }

    /// A null that is written as nothing.
    private static boolean isBare(Scalar scalar) {
        return scalar.isNull() && scalar.text().isEmpty();
    }

    private static String scalar(Scalar scalar, int indent, boolean inFlow) {
        if (!(scalar.value() instanceof String)) {
            return scalar.text();
        }
        var text = scalar.text();
        return switch (scalar.style()) {
            case DOUBLE_QUOTED -> QuotedText.inDouble(text);
            case SINGLE_QUOTED -> QuotedText.inSingle(text);
            case LITERAL -> inFlow ? QuotedText.inDouble(text) : literal("|", text, indent);
            case FOLDED -> inFlow ? QuotedText.inDouble(text) : literal(">", text, indent);
            case PLAIN, UNTYPED -> plain(scalar, indent, inFlow);
        };
    }

    private static String plain(Scalar scalar, int indent, boolean inFlow) {
        var text = scalar.text();
        if (text.contains("\n")) {
            return inFlow ? QuotedText.inDouble(text) : literal("|", text, indent);
        }
        var meant = Scalar.plain(text, Dialect.KUSTOMIZE, scalar.position());
        if (!(meant.value() instanceof String)) {
            return QuotedText.inDouble(text);
        }
        var mayStand =
                QuotedText.mayStandPlain(text) && !(inFlow && text.matches(".*[,\\[\\]{}?:].*"));
        return mayStand ? text : QuotedText.inSingle(text);
    }

    private static String literal(String sign, String text, int indent) {
        var body = text.replaceAll("\n+$", "");
        var breaks = text.length() - body.length();
        var chomp = breaks == 0 ? "-" : breaks == 1 ? "" : "+";
        var hint = text.startsWith(" ") || text.startsWith("\n") ? "2" : "";
        var block = new StringBuilder(sign).append(hint).append(chomp);
        for (var line : body.split("\n", -1)) {
            block.append('\n').append(line.isEmpty() ? "" : " ".repeat(Math.max(2, indent)) + line);
        }
        return block.append("\n".repeat(Math.max(0, breaks - 1))).toString();
    }
}
