package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.BOOL;
import static dev.sluice.helm.value.GoType.INT;
import static dev.sluice.helm.value.GoType.STRING;
import static dev.sluice.helm.value.GoType.STRINGS;

import com.google.re2j.PatternSyntaxException;
import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.Quoting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Regular expressions (sprig's `regex.go`). Without `must`, a bad pattern is a panic that also
/// names the pattern; only `regexMatch` takes it for no match.
final class RegexFunctions {

    private static final int MOST_KEPT = 256;
    private static final String SPECIAL = "\\.+*?()|[]{}^$";
    private static final String ERROR = "%2$s";
    private static final String PANIC = "regexp: Compile(%1$s): %2$s";

    /// What is done with a pattern; it is the first argument.
    @FunctionalInterface
    private interface Use {
        Object with(GoRegex regex, Arguments arguments);
    }

    private final Map<String, GoRegex> compiled = new HashMap<>();

    private RegexFunctions() {}

    static List<Function> all() {
        var regexes = new RegexFunctions();
        var functions = new ArrayList<Function>(regexes.finding());
        functions.addAll(regexes.replacing());
        return functions;
    }

    private List<Function> finding() {
        var functions = new ArrayList<Function>();
        functions.add(Function.of("regexMatch", BOOL, this::matches, STRING, STRING));
        functions.add(
                function(
                        "mustRegexMatch",
                        ERROR,
                        BOOL,
                        (r, a) -> r.matches(a.string(1)),
                        STRING,
                        STRING));
        both(functions, "RegexFind", STRING, (r, a) -> r.find(a.string(1)), STRING, STRING);
        both(
                functions,
                "RegexFindAll",
                STRINGS,
                (r, a) -> orNil(r.findAll(a.string(1), a.integer(2))),
                STRING,
                STRING,
                INT);
        both(
                functions,
                "RegexSplit",
                STRINGS,
                (r, a) -> orNil(r.split(a.string(1), a.integer(2))),
                STRING,
                STRING,
                INT);
        return functions;
    }

    private List<Function> replacing() {
        var functions = new ArrayList<Function>();
        both(
                functions,
                "RegexReplaceAll",
                STRING,
                (r, a) -> r.replaceAll(a.string(1), a.string(2)),
                STRING,
                STRING,
                STRING);
        both(
                functions,
                "RegexReplaceAllLiteral",
                STRING,
                (r, a) -> r.replaceAllLiteral(a.string(1), a.string(2)),
                STRING,
                STRING,
                STRING);
        functions.add(Function.of("regexQuoteMeta", STRING, a -> quoted(a.string(0)), STRING));
        return functions;
    }

    private void both(
            List<Function> functions, String name, GoType result, Use use, GoType... parameters) {
        functions.add(function("must" + name, ERROR, result, use, parameters));
        functions.add(function("r" + name.substring(1), PANIC, result, use, parameters));
    }

    /// @param complaint the words for a bad pattern, made of it and what is wrong with it
    private Function function(
            String name, String complaint, GoType result, Use use, GoType... parameters) {
        return Function.of(
                name,
                result,
                a -> {
                    try {
                        return use.with(compiled(a.string(0)), a);
                    } catch (PatternSyntaxException e) {
                        throw new FunctionError(
                                complaint.formatted(
                                        shown(a.string(0)), String.valueOf(e.getMessage())));
                    }
                },
                parameters);
    }

    private static String shown(String pattern) {
        return Quoting.canBackquote(pattern) ? "`" + pattern + "`" : Quoting.quote(pattern);
    }

    private boolean matches(Arguments arguments) {
        try {
            return compiled(arguments.string(0)).matches(arguments.string(1));
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    private GoRegex compiled(String pattern) {
        if (compiled.size() >= MOST_KEPT) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(pattern, GoRegex::compile);
    }

    private static GoList orNil(List<String> texts) {
        return texts.isEmpty() ? GoList.nil(STRINGS) : GoList.ofStrings(texts);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
                quoted.append('\\');
            }
            quoted.append(text.charAt(i));
        }
        return quoted.toString();
    }
}
