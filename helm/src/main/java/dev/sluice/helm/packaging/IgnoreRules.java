package dev.sluice.helm.packaging;

import dev.sluice.manifest.Position;
import java.util.ArrayList;
import java.util.List;

/// What a `.helmignore` file leaves out of a chart (`pkg/ignore/rules.go`). The first rule that
/// speaks decides; a rule with `!` leaves out all that it does not match.
final class IgnoreRules {

    private static final String FILE = ".helmignore";

    /// @param wholePath whether the pattern speaks of the path in the chart and not of the last
    ///     name
    private record Rule(
            PathPattern pattern, boolean isNegated, boolean onlyFolders, boolean wholePath) {

        boolean matches(String path) {
            return pattern.matches(wholePath ? path : path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    private IgnoreRules() {}

    /// The rules of a file's text, and those that every chart has.
    static IgnoreRules of(String text) {
        var rules = new IgnoreRules();
        var lines = text.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            rules.add(lines.get(i), new Position(FILE, i + 1, 1));
        }
        rules.add("templates/.?*", Position.NOWHERE);
        return rules;
    }

    boolean ignores(String path, boolean isFolder) {
        for (var rule : rules) {
            var concerns = isFolder || !rule.onlyFolders;
            if (rule.isNegated
                    ? !concerns || !rule.matches(path)
                    : concerns && rule.matches(path)) {
                return true;
            }
        }
        return false;
    }

    private void add(String line, Position position) {
        var written = line.strip();
        if (written.isEmpty() || written.startsWith("#")) {
            return;
        }
        if (written.contains("**")) {
            throw ChartRefusal.invalid(
                    position,
                    "double-star (**) syntax is not supported",
                    "write one pattern for each level of folders");
        }
        var isNegated = written.startsWith("!");
        var rule = isNegated ? written.substring(1) : written;
        var onlyFolders = rule.endsWith("/");
        rule = onlyFolders ? rule.substring(0, rule.length() - 1) : rule;
        var wholePath = rule.contains("/");
        var pattern =
                PathPattern.of(rule.startsWith("/") ? rule.substring(1) : rule)
                        .orElseThrow(
                                () ->
                                        ChartRefusal.invalid(
                                                position,
                                                "syntax error in pattern " + written,
                                                "close every bracket, end no line in a backslash"));
        rules.add(new Rule(pattern, isNegated, onlyFolders, wholePath));
    }
}
