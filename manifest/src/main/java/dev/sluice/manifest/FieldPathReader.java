package dev.sluice.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what [FieldPath] prints.
final class FieldPathReader {

    private static final String RESERVED = ".[]\"\\";
    private static final int MOST_DIGITS = 9;

    private final String text;
    private final List<FieldPath.Step> steps = new ArrayList<>();
    private int at;

    FieldPathReader(String text) {
        this.text = text;
    }

    /// Whether a name can be printed without quotes.
    static boolean isBare(String name) {
        return !name.isEmpty() && name.chars().noneMatch(c -> RESERVED.indexOf(c) >= 0);
    }

    Optional<FieldPath> read() {
        while (at < text.length()) {
            var start = at;
            var step = step();
            if (step.isEmpty() || at == start) {
                return Optional.empty();
            }
            steps.add(step.get());
        }
        return Optional.of(new FieldPath(steps));
    }

    private Optional<? extends FieldPath.Step> step() {
        if (text.startsWith("[\"", at)) {
            return quoted();
        }
        if (text.startsWith("[", at)) {
            return index();
        }
        return bare();
    }

    private Optional<FieldPath.Field> quoted() {
        var name = new StringBuilder();
        for (at += 2; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at));
        }
        var isClosed = text.startsWith("\"]", at);
        at += 2;
        return isClosed ? Optional.of(new FieldPath.Field(name.toString())) : Optional.empty();
    }

    private Optional<FieldPath.Index> index() {
        var end = text.indexOf(']', at);
        var digits = end < 0 ? "" : text.substring(at + 1, end);
        at = end + 1;
        var isNumber = digits.length() <= MOST_DIGITS && digits.matches("[0-9]+");
        return isNumber
                ? Optional.of(new FieldPath.Index(Integer.parseInt(digits)))
                : Optional.empty();
    }

    /// Between two names stands a dot, and before the first none.
    private Optional<FieldPath.Field> bare() {
        if (!steps.isEmpty()) {
            if (text.charAt(at) != '.') {
                return Optional.empty();
            }
            at++;
        }
        var start = at;
        while (at < text.length() && RESERVED.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return start == at
                ? Optional.empty()
                : Optional.of(new FieldPath.Field(text.substring(start, at)));
    }
}
