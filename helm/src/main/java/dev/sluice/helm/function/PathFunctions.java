package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.BOOL;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Paths, by their letters alone; those of the operating system are those of Unix.
final class PathFunctions {

    private PathFunctions() {}

    static List<Function> all() {
        var functions = new ArrayList<Function>();
        both(functions, "base", "osBase", SlashPath::base);
        both(functions, "dir", "osDir", SlashPath::dir);
        both(functions, "clean", "osClean", SlashPath::clean);
        both(functions, "ext", "osExt", SlashPath::extension);
        for (var name : List.of("isAbs", "osIsAbs")) {
            functions.add(Function.of(name, BOOL, a -> a.string(0).startsWith("/"), STRING));
        }
        return functions;
    }

    private static void both(
            List<Function> functions, String name, String osName, UnaryOperator<String> operator) {
        for (var each : List.of(name, osName)) {
            functions.add(Function.of(each, STRING, a -> operator.apply(a.string(0)), STRING));
        }
    }
}
