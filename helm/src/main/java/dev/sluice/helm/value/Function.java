package dev.sluice.helm.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function that templates can call. The caller has checked number and types of the arguments:
/// a parameter of type `string` receives a `String`, `int` a [GoInt], `int64` a `Long`, `float64` a
/// `Double`, `bool` a `Boolean`, a list type a [GoList], a map type a [GoMap], `interface {}`
/// anything or null.
///
/// @param parameters their types; of a variadic function the last is the type of one element
/// @param result the type of the result, `interface {}` if it differs
public record Function(
        String name, List<GoType> parameters, boolean isVariadic, GoType result, Body body) {

    public Function {
        parameters = List.copyOf(parameters);
    }

    public static Function of(String name, GoType result, Body body, GoType... parameters) {
        return new Function(name, List.of(parameters), false, result, body);
    }

    /// A function whose last parameter may come any number of times.
    public static Function variadic(String name, GoType result, Body body, GoType... parameters) {
        return new Function(name, List.of(parameters), true, result, body);
    }

    /// What the function does.
    @FunctionalInterface
    public interface Body {

        /// The result, or a thrown [FunctionError].
        @Nullable Object call(Arguments arguments);
    }
}
