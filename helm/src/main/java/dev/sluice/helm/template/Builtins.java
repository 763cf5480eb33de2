package dev.sluice.helm.template;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoStruct;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.GoTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The functions that every template of Go knows (text/template/funcs.go).
final class Builtins {

    /// A parameter that takes everything as it is: [Special#NIL] and Go's invalid value too.
    static final GoType VALUE = GoType.struct("reflect.Value");

    static final List<Function> ALL =
            List.of(
                    Function.variadic("and", VALUE, new ShortCircuit(false), VALUE, VALUE),
                    Function.variadic("or", VALUE, new ShortCircuit(true), VALUE, VALUE),
                    Function.of("not", GoType.BOOL, a -> !isTrue(a.any(0)), VALUE),
                    Function.variadic("eq", GoType.BOOL, Comparisons::equal, VALUE, VALUE),
                    Function.of("ne", GoType.BOOL, a -> !Comparisons.equal(a), VALUE, VALUE),
                    Function.of("lt", GoType.BOOL, a -> less(a, 0, 1), VALUE, VALUE),
                    Function.of("le", GoType.BOOL, Builtins::lessOrEqual, VALUE, VALUE),
                    Function.of("gt", GoType.BOOL, a -> !lessOrEqual(a), VALUE, VALUE),
                    Function.of("ge", GoType.BOOL, a -> !less(a, 0, 1), VALUE, VALUE),
                    Function.of("len", GoType.INT, a -> GoInt.of(Indexing.length(a)), VALUE),
                    Function.variadic("index", VALUE, Indexing::index, VALUE, VALUE),
                    Function.variadic("slice", VALUE, Indexing::slice, VALUE, VALUE),
                    Function.variadic("call", VALUE, new Call(), VALUE, VALUE),
                    printing("print", a -> Format.print(a.rest(0))),
                    printing("println", a -> Format.println(a.rest(0))),
                    Function.variadic(
                            "printf",
                            GoType.STRING,
                            a -> Format.printf(a.string(0), a.rest(1)),
                            GoType.STRING,
                            GoType.ANY),
                    printing("html", a -> Escaping.html(text(a))),
                    printing("js", a -> Escaping.js(text(a))),
                    printing("urlquery", a -> Escaping.urlQuery(text(a))));

    private Builtins() {}

    /// `and` and `or`: the evaluator itself goes through their arguments.
    ///
    /// @param stopsAt the truth that ends it
    record ShortCircuit(boolean stopsAt) implements Function.Body {

        @Override
        public @Nullable Object call(Arguments arguments) {
            throw new IllegalStateException("evaluated by the caller");
        }
    }

    /// `call`: no value of a chart is a function, so it ever fails.
    record Call() implements Function.Body {

        @Override
        public @Nullable Object call(Arguments arguments) {
            throw new IllegalStateException("called without its operands");
        }

        @Nullable Object call(List<Node.Operand> operands, Arguments arguments) {
            var value = settled(arguments.any(0));
            if (value == null) {
                throw new FunctionError("call of nil");
            }
            var name = operands.size() > 1 ? NodeText.of(operands.get(1)) : shown(value);
            throw new FunctionError("non-function " + name + " of type " + GoTypes.name(value));
        }
    }

    /// What `reflect.Value.String` says.
    private static String shown(Object value) {
        return value instanceof String text ? text : "<" + GoTypes.name(value) + " Value>";
    }

    private static Function printing(String name, Function.Body body) {
        return Function.variadic(name, GoType.STRING, body, GoType.ANY);
    }

    private static String text(Arguments arguments) {
        if (arguments.size() == 1 && arguments.any(0) instanceof String text) {
            return text;
        }
        return Format.print(arguments.rest(0).stream().map(Builtins::printable).toList());
    }

    private static Object printable(@Nullable Object value) {
        return switch (value) {
            case null -> "<no value>";
            case GoStruct struct -> struct.target();
            case Object other -> other;
        };
    }

    private static boolean less(Arguments arguments, int left, int right) {
        return Comparisons.less(settled(arguments.any(left)), settled(arguments.any(right)));
    }

    private static boolean lessOrEqual(Arguments arguments) {
        return less(arguments, 0, 1) || Comparisons.equal(arguments);
    }

    static boolean isTrue(@Nullable Object value) {
        return GoTypes.isTrue(settled(value));
    }

    /// The value itself, nil for a nil in an interface.
    static @Nullable Object settled(@Nullable Object value) {
        return value == Special.NIL ? null : value;
    }
}
