package dev.sluice.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Reads flags as Go's `pflag` does.
final class GoFlag {

    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

    private GoFlag() {}

    /// A flag whose value, if it has one, stands behind `=`: the next argument is another matter.
    static final class Attached implements IParameterPreprocessor {

        // The type is picocli's.
        @SuppressWarnings("JdkObsolete")
        @Override
        public boolean preprocess(
                Stack<String> arguments,
                CommandSpec command,
                ArgSpec flag,
                Map<String, Object> state) {
            if (!"=".equals(state.get("separator"))) {
                arguments.push(UNSET);
            }
            return false;
        }
    }

    /// Stands for the value of a flag that has none.
    static final String UNSET = "\0unset";

    /// `strconv.ParseBool`.
    static final class Truth implements ITypeConverter<Boolean> {

        @Override
        public Boolean convert(String written) {
            if (TRUE.contains(written) || written.equals(UNSET)) {
                return true;
            }
            if (FALSE.contains(written)) {
                return false;
            }
            throw new Refused(
                    "invalid boolean value \"%s\": write true or false".formatted(written));
        }
    }

    /// The values of a flag that takes several in one argument, between commas: a line of CSV.
    static List<String> items(@Nullable List<String> arguments) {
        var items = new ArrayList<String>();
        if (arguments != null) {
            arguments.forEach(argument -> addItems(argument, items));
        }
        return items;
    }

    private static void addItems(String argument, List<String> items) {
        var item = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < argument.length(); i++) {
            var c = argument.charAt(i);
            if (c == '"' && (isQuoted || item.isEmpty())) {
                var isDoubled = isQuoted && argument.startsWith("\"\"", i);
                if (isDoubled) {
                    item.append(c);
                    i++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (c == ',' && !isQuoted) {
                items.add(item.toString());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        if (!argument.isEmpty()) {
            items.add(item.toString());
        }
    }
}
