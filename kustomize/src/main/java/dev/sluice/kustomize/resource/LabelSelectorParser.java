package dev.sluice.kustomize.resource;

import dev.sluice.kustomize.resource.LabelSelector.Operator;
import dev.sluice.kustomize.resource.LabelSelector.Requirement;
import dev.sluice.kustomize.resource.LabelSelector.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Reads label selectors with the leniencies of Kubernetes' own parser
/// (`kyaml/yaml/internal/k8sgen/pkg/labels/selector.go`).
final class LabelSelectorParser {

    private static final String SPECIAL = "=!(),><";
    private static final String END = "";

    private final List<String> tokens = new ArrayList<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private String flaw = "";
    private int at;

    LabelSelectorParser(String text) {
        scan(text);
        tokens.add(END);
    }

    Result parse() {
        while (flaw.isEmpty() && !next().equals(END)) {
            requirement();
            if (flaw.isEmpty() && !next().equals(END)) {
                comma();
            }
        }
        return flaw.isEmpty()
                ? new Result.Read(new LabelSelector(requirements))
                : new Result.Unreadable(flaw);
    }

    private void comma() {
        expect(",", "a comma");
        if (flaw.isEmpty() && !next().equals("!") && !isWord(next())) {
            fail("a key after the comma");
        }
    }

    private void requirement() {
        var negated = next().equals("!");
        if (negated) {
            at++;
        }
        var key = take();
        if (!isWord(key) || !LabelSyntax.isKey(key)) {
            flaw = "\"%s\" is no key of a label".formatted(key);
        } else if (next().equals(END) || next().equals(",")) {
            add(key, negated ? Operator.DOES_NOT_EXIST : Operator.EXISTS, List.of());
        } else if (negated) {
            fail("a comma");
        } else {
            compared(key, take());
        }
    }

    private void compared(String key, String sign) {
        switch (sign) {
            case "=", "==" -> add(key, Operator.IN, exactValue());
            case "!=" -> add(key, Operator.NOT_IN, exactValue());
            case "in" -> add(key, Operator.IN, values());
            case "notin" -> add(key, Operator.NOT_IN, values());
            case ">" -> addNumeric(key, Operator.GREATER);
            case "<" -> addNumeric(key, Operator.LESS);
            default -> flaw = "found '%s' where an operator belongs".formatted(sign);
        }
    }

    private void addNumeric(String key, Operator operator) {
        var values = exactValue();
        if (flaw.isEmpty() && LabelSyntax.integer(values.getFirst()).isEmpty()) {
            flaw = "'%s' is no integer to compare with".formatted(values.getFirst());
        }
        add(key, operator, values);
    }

    private void add(String key, Operator operator, List<String> values) {
        for (var value : values) {
            if (flaw.isEmpty() && !LabelSyntax.isValue(value)) {
                flaw = "'%s' is no value of a label".formatted(value);
            }
        }
        requirements.add(new Requirement(key, operator, values));
    }

    private List<String> exactValue() {
        if (next().equals(END) || next().equals(",")) {
            return List.of("");
        }
        if (!isWord(next())) {
            fail("a value");
        }
        return List.of(take());
    }

    /// The values in parentheses, where nothing between commas is the empty value.
    private List<String> values() {
        var values = new TreeSet<String>();
        expect("(", "an opening parenthesis");
        var awaitsValue = true;
        while (flaw.isEmpty() && !next().equals(")")) {
            if (next().equals(",")) {
                if (awaitsValue) {
                    values.add("");
                }
                awaitsValue = true;
                at++;
            } else if (isWord(next()) && awaitsValue) {
                values.add(take());
                awaitsValue = false;
            } else {
                fail("a comma or a closing parenthesis");
            }
        }
        if (awaitsValue) {
            values.add("");
        }
        expect(")", "a closing parenthesis");
        return List.copyOf(values);
    }

    private void expect(String token, String name) {
        if (flaw.isEmpty() && !next().equals(token)) {
            fail(name);
        }
        at++;
    }

    private void fail(String expected) {
        var found = next().equals(END) ? "the end" : "'" + next() + "'";
        flaw = "found %s where %s belongs".formatted(found, expected);
    }

    private String next() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    private String take() {
        var token = next();
        at++;
        return token;
    }

    private static boolean isWord(String token) {
        return !token.isEmpty() && SPECIAL.indexOf(token.charAt(0)) < 0;
    }

    private void scan(String text) {
        for (int i = 0; i < text.length(); ) {
            var c = text.charAt(i);
            if (isBlank(c)) {
                i++;
            } else {
                var end = SPECIAL.indexOf(c) >= 0 ? endOfSign(text, i) : endOfWord(text, i);
                tokens.add(text.substring(i, end));
                i = end;
            }
        }
    }

    private static int endOfSign(String text, int start) {
        return text.startsWith("==", start) || text.startsWith("!=", start) ? start + 2 : start + 1;
    }

    private static int endOfWord(String text, int start) {
        var end = start;
        while (end < text.length()
                && !isBlank(text.charAt(end))
                && SPECIAL.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
