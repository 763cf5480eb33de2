package dev.sluice.helm.generated;

import static dev.sluice.helm.generated.Vocabulary.pick;

import java.util.random.RandomGenerator;

/// Writes formats for `printf`: every verb, with flags, widths, precisions and indexes.
final class FormatGenerator {

    private static final String VERBS = "vvvvTtbcdoOqxXUeEfFgGsspw%z!é";

    private final RandomGenerator random;

    FormatGenerator(RandomGenerator random) {
        this.random = random;
    }

    /// A format as a literal of a template.
    String literal() {
        var format = new StringBuilder("\"");
        for (var i = random.nextInt(3); i >= 0; i--) {
            format.append(pick(random, "", "", "|", " a ", "é", "{{"));
            format.append(directive());
        }
        return format + pick(random, "", "", "|", "%", "%5", "%[") + "\"";
    }

    private String directive() {
        var directive = new StringBuilder("%");
        for (var i = random.nextInt(3); i > 0; i--) {
            directive.append(pick(random, "+", "-", "#", " ", "0"));
        }
        directive.append(pick(random, "", "", "", "", "", "5", "12", "*", "[1]", "[2]*", "[9]"));
        directive.append(pick(random, "", "", "", "", ".", ".0", ".3", ".*", ".[1]*", ".12"));
        directive.append(pick(random, "", "", "", "", "", "", "[1]", "[2]", "[x]", "[]"));
        // Where a thing lies in memory is never the same twice.
        var verb = VERBS.charAt(random.nextInt(VERBS.length()));
        return directive.append(verb == 'p' ? 'v' : verb).toString();
    }
}
