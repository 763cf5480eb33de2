package dev.sluice.kustomize.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A field or item of a text in block style, with all lines that belong to it.
///
/// @param first the index of its first line
/// @param end the index behind its last line
/// @param column where it starts, behind the dashes of items
/// @param key its name, empty for an item
record Block(int first, int end, int column, String key) {

    private static final Pattern FIELD =
            Pattern.compile("^( *)((?:- )*)(?:(\"?[A-Za-z0-9_./$-]+\"?):(?= |$)|(?=\\S))(.*)$");

    /// The block that starts on a line; null if there is nothing on it.
    static Block at(List<String> lines, int index) {
        var matcher = matcher(lines.get(index));
        if (matcher == null) {
            return null;
        }
        var indent = matcher.group(1).length();
        var isItem = !matcher.group(2).isEmpty();
        var end = index + 1;
        while (end < lines.size() && belongs(lines.get(end), indent, isItem)) {
            end++;
        }
        var column = indent + matcher.group(2).length();
        return new Block(index, end, column, matcher.group(3) == null ? "" : matcher.group(3));
    }

    private static boolean belongs(String line, int indent, boolean isItem) {
        if (line.isBlank()) {
            return true;
        }
        var other = line.length() - line.stripLeading().length();
        return other > indent || (!isItem && other == indent && line.startsWith("- ", indent));
    }

    private static Matcher matcher(String line) {
        var matcher = FIELD.matcher(line);
        return line.isBlank() || line.startsWith("---") || !matcher.matches() ? null : matcher;
    }

    boolean isField() {
        return !key.isEmpty();
    }

    List<String> lines(List<String> all) {
        return new ArrayList<>(all.subList(first, end));
    }

    /// What stands behind the key on the first line.
    String inline(List<String> all) {
        var matcher = matcher(all.get(first));
        return matcher == null ? "" : matcher.group(4).strip();
    }

    /// Its lines as they stand at the start of a text: the field alone, without dashes and indent.
    List<String> unindented(List<String> all) {
        var shifted = new ArrayList<String>();
        for (var line : lines(all)) {
            var margin = Math.min(column, line.length());
            shifted.add(
                    shifted.isEmpty() || line.substring(0, margin).isBlank()
                            ? line.substring(margin)
                            : line.strip());
        }
        return shifted;
    }
}
