package dev.sluice.helm.template;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoNumber;
import dev.sluice.helm.value.GoStruct;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.GoTypes;
import dev.sluice.helm.value.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls functions and methods, with Go's checks of their arguments (text/template/exec.go:
/// evalCall, evalArg, validateType).
final class Calls {

    /// What an element of a list costs.
    private static final long ELEMENT = 8;

    private final Run run;
    private final TemplateSet templates;
    private final Frame frame;
    private final Expressions expressions;

    Calls(Run run, TemplateSet templates, Frame frame, Expressions expressions) {
        this.run = run;
        this.templates = templates;
        this.frame = frame;
        this.expressions = expressions;
    }

    @Nullable Object function(
            Node.Identifier identifier,
            Node node,
            List<Node.Operand> operands,
            @Nullable Object last) {
        frame.at(identifier);
        return call(run.library().at(identifier.index()), node, operands, last);
    }

    /// The result of a function.
    ///
    /// @param node what is blamed if the function fails
    /// @param operands the function itself and its arguments, or nothing
    /// @param last what came through the pipeline
    @Nullable Object call(
            Function function, Node node, List<Node.Operand> operands, @Nullable Object last) {
        run.budget().step();
        var given = Math.max(0, operands.size() - 1);
        var hasLast = last != Special.ABSENT;
        checkCount(function, given, given + (hasLast ? 1 : 0));
        if (function.body() instanceof Builtins.ShortCircuit logic) {
            return shortCircuit(logic, operands, last);
        }
        var arguments = new @Nullable Object[given + (hasLast ? 1 : 0)];
        for (var i = 0; i < given; i++) {
            arguments[i] = argument(parameter(function, i), operands.get(i + 1));
        }
        if (hasLast) {
            arguments[given] = checked(last, parameter(function, given));
        }
        return invoke(function, node, operands, new Arguments(arguments));
    }

    private void checkCount(Function function, int given, int all) {
        var wanted = function.parameters().size();
        if (function.isVariadic()) {
            if (all < wanted - 1) {
                throw frame.error(
                        "wrong number of args for %s: want at least %d got %d"
                                .formatted(function.name(), wanted - 1, given));
            }
        } else if (all != wanted) {
            throw frame.error(
                    "wrong number of args for %s: want %d got %d"
                            .formatted(function.name(), wanted, all));
        }
    }

    private static GoType parameter(Function function, int index) {
        var parameters = function.parameters();
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    /// `and` and `or` evaluate no more arguments than they need.
    private @Nullable Object shortCircuit(
            Builtins.ShortCircuit logic, List<Node.Operand> operands, @Nullable Object last) {
        @Nullable Object value = null;
        for (var i = 1; i < operands.size(); i++) {
            value = argument(Builtins.VALUE, operands.get(i));
            if (Builtins.isTrue(value) == logic.stopsAt()) {
                return value;
            }
        }
        return last == Special.ABSENT ? value : last;
    }

    private @Nullable Object invoke(
            Function function, Node node, List<Node.Operand> operands, Arguments arguments) {
        try {
            var result =
                    switch (function.body()) {
                        case EngineFunctions.Body(var work) -> work.call(arguments, run, templates);
                        case Builtins.Call body -> body.call(operands, arguments);
                        case Function.Body body -> body.call(arguments);
                    };
            run.budget().wrote(size(result));
            return result == null && function.result().kind() == Kind.INTERFACE
                    ? Special.NIL
                    : result;
        } catch (FunctionError e) {
            frame.at(node);
            throw frame.error("error calling " + function.name() + ": " + e.message(), e);
        } catch (StackOverflowError e) {
            // Functions that go through a value which holds itself; Go's own stack ends too.
            frame.at(node);
            throw frame.error(
                    "error calling " + function.name() + ": the value is nested too deeply", e);
        } catch (EngineFunctions.Failure e) {
            frame.at(node);
            throw frame.error("error calling " + function.name() + ": " + e.message(), e);
        }
    }

    /// About how many characters a value could be.
    private static long size(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case GoList list -> ELEMENT * list.size();
            case null, default -> 0;
        };
    }

    /// An operand whose type nobody asks for.
    @Nullable Object operand(Node.Operand operand) {
        return argument(Builtins.VALUE, operand);
    }

    private @Nullable Object argument(GoType type, Node.Operand operand) {
        frame.at(operand);
        return switch (operand) {
            case Node.Dot _ -> checked(frame.dot(), type);
            case Node.Nil _ -> nil(type);
            case Node.Field field ->
                    checked(expressions.field(field, List.of(), Special.ABSENT), type);
            case Node.Variable variable ->
                    checked(expressions.variable(variable, List.of(), Special.ABSENT), type);
            case Node.Pipe pipe ->
                    checked(run.descent().down(() -> expressions.pipeline(pipe)), type);
            case Node.Identifier identifier ->
                    checked(function(identifier, identifier, List.of(), Special.ABSENT), type);
            case Node.Chain chain ->
                    checked(expressions.chain(chain, List.of(), Special.ABSENT), type);
            case Node.Bool(_, var value) -> {
                if (!takesAnything(type) && type.kind() != Kind.BOOL) {
                    throw wrongLiteral(type, operand);
                }
                yield value;
            }
            case Node.Quoted(_, _, var text) -> {
                if (!takesAnything(type) && type.kind() != Kind.STRING) {
                    throw wrongLiteral(type, operand);
                }
                yield text;
            }
            case Node.Numeral number -> number(type, number);
        };
    }

    private static boolean takesAnything(GoType type) {
        return type.kind() == Kind.INTERFACE || type.equals(Builtins.VALUE);
    }

    private @Nullable Object nil(GoType type) {
        if (type.equals(Builtins.VALUE)) {
            return null;
        }
        if (!type.kind().canBeNil()) {
            throw frame.error("cannot assign nil to " + type);
        }
        return GoTypes.zero(type);
    }

    private Object number(GoType type, Node.Numeral number) {
        var value = number.value();
        var integer = value.integer();
        var unsigned = value.unsigned();
        var floating = value.floating();
        if (takesAnything(type)) {
            return expressions.constant(number);
        }
        if (type.kind().isSigned() && integer != null) {
            return type.equals(GoType.INT)
                    ? GoInt.of(integer)
                    : type.equals(GoType.INT64) ? integer : new GoNumber(type, integer);
        }
        if (type.kind().isUnsigned() && unsigned != null) {
            return new GoNumber(type, unsigned);
        }
        if (type.kind() == Kind.FLOAT64 && floating != null) {
            return floating;
        }
        throw wrongLiteral(type, number);
    }

    private TemplateError wrongLiteral(GoType type, Node.Operand operand) {
        var found = NodeText.of(operand);
        var kind = type.kind();
        var expected =
                kind.isSigned()
                        ? "integer"
                        : kind.isUnsigned()
                                ? "unsigned integer"
                                : switch (kind) {
                                    case BOOL -> "bool";
                                    case FLOAT64 -> "float";
                                    case STRING -> "string";
                                    default -> "";
                                };
        return expected.isEmpty()
                ? frame.error("can't handle " + found + " for arg of type " + type)
                : frame.error("expected " + expected + "; found " + found);
    }

    /// The value as the parameter's type takes it.
    private @Nullable Object checked(@Nullable Object value, GoType type) {
        if (type.equals(Builtins.VALUE)) {
            return value;
        }
        if (type.kind() == Kind.INTERFACE) {
            return value instanceof GoStruct struct
                    ? struct.copied()
                    : value == Special.NIL ? null : value;
        }
        if (value == null) {
            if (!type.kind().canBeNil()) {
                throw frame.error("invalid value; expected " + type);
            }
            return GoTypes.zero(type);
        }
        if (value == Special.NIL) {
            throw wrongType(type, "interface {}");
        }
        var actual = GoTypes.of(value);
        if (type.accepts(actual)) {
            return value instanceof GoMap map ? map.as(type) : value;
        }
        if (actual.kind() == Kind.POINTER && type.accepts(actual.element())) {
            return value;
        }
        throw wrongType(type, actual.name());
    }

    private TemplateError wrongType(GoType expected, String actual) {
        return frame.error("wrong type for value; expected " + expected + "; got " + actual);
    }
}
