package dev.sluice.helm.function;

import static dev.sluice.helm.value.GoType.ANY;
import static dev.sluice.helm.value.GoType.BOOL;
import static dev.sluice.helm.value.GoType.STRING;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is empty, and of what type (sprig's `defaults.go` and `reflect.go`).
final class DefaultFunctions {

    private DefaultFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.variadic("default", ANY, DefaultFunctions::orElse, ANY, ANY),
                Function.of("empty", BOOL, a -> !GoTypes.isTrue(a.any(0)), ANY),
                Function.variadic("coalesce", ANY, DefaultFunctions::firstNotEmpty, ANY),
                Function.variadic(
                        "all", BOOL, a -> a.rest(0).stream().allMatch(GoTypes::isTrue), ANY),
                Function.variadic(
                        "any", BOOL, a -> a.rest(0).stream().anyMatch(GoTypes::isTrue), ANY),
                Function.of("ternary", ANY, a -> a.any(a.bool(2) ? 0 : 1), ANY, ANY, BOOL),
                Function.of("typeOf", STRING, a -> GoTypes.name(a.any(0)), ANY),
                Function.of("typeIs", BOOL, a -> isType(a, ""), STRING, ANY),
                Function.of("typeIsLike", BOOL, a -> isType(a, "") || isType(a, "*"), STRING, ANY),
                Function.of("kindOf", STRING, a -> Lists.kind(a.any(0)), ANY),
                Function.of(
                        "kindIs", BOOL, a -> a.string(0).equals(Lists.kind(a.any(1))), STRING, ANY),
                Function.of(
                        "deepEqual", BOOL, a -> DeepEquality.holds(a.any(0), a.any(1)), ANY, ANY));
    }

    private static @Nullable Object orElse(Arguments arguments) {
        var isGiven = arguments.size() > 1 && GoTypes.isTrue(arguments.any(1));
        return arguments.any(isGiven ? 1 : 0);
    }

    private static @Nullable Object firstNotEmpty(Arguments arguments) {
        for (var value : arguments.rest(0)) {
            if (GoTypes.isTrue(value)) {
                return value;
            }
        }
        return null;
    }

    private static boolean isType(Arguments arguments, String prefix) {
        return (prefix + arguments.string(0)).equals(GoTypes.name(arguments.any(1)));
    }
}
