package dev.sluice.helm.template;

import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoStruct;
import dev.sluice.helm.value.GoTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evaluates pipelines, commands and fields (text/template/exec.go: the eval functions).
final class Expressions {

    private static final String INTERFACE = "interface {}";

    private final Run run;
    private final Frame frame;
    private final Calls calls;

    /// Whether the field evaluated last lies in an `interface {}`.
    private boolean isBoxed;

    Expressions(Run run, TemplateSet templates, Frame frame) {
        this.run = run;
        this.frame = frame;
        this.calls = new Calls(run, templates, frame, this);
    }

    /// The value of a pipeline; its variables are set.
    @Nullable Object pipeline(Node.Pipe pipe) {
        frame.at(pipe);
        @Nullable Object value = Special.ABSENT;
        var commands = pipe.commands();
        for (var i = 0; i < commands.size(); i++) {
            value = command(commands.get(i), value);
            if (value == Special.NIL) {
                value = null;
            }
        }
        for (var variable : pipe.variables()) {
            if (pipe.isAssignment()) {
                assign(variable, value, false);
            } else {
                frame.declare(variable.slots().getFirst(), value, false);
            }
        }
        return value;
    }

    /// Sets the variables of a `range` for one iteration; with one of them it is the element.
    void setIterationVariables(
            Node.Pipe pipe, Object key, @Nullable Object element, boolean isElementBoxed) {
        var variables = pipe.variables();
        for (var i = 0; i < variables.size(); i++) {
            var isElement = i == variables.size() - 1;
            var value = isElement ? element : key;
            var boxed = isElement && isElementBoxed;
            if (pipe.isAssignment()) {
                assign(variables.get(i), value, boxed);
            } else {
                frame.declare(variables.get(i).slots().getFirst(), value, boxed);
            }
        }
    }

    private void assign(Node.Variable variable, @Nullable Object value, boolean boxed) {
        frame.declare(slot(variable), value, boxed);
    }

    private int slot(Node.Variable variable) {
        var slot = frame.declared(variable.slots());
        if (slot < 0) {
            throw frame.error("undefined variable: " + variable.names().getFirst());
        }
        return slot;
    }

    private @Nullable Object command(Node.Command command, @Nullable Object last) {
        var operands = command.operands();
        var first = operands.getFirst();
        return switch (first) {
            case Node.Field field -> field(field, operands, last);
            case Node.Chain chain -> chain(chain, operands, last);
            case Node.Identifier identifier -> calls.function(identifier, command, operands, last);
            case Node.Pipe pipe -> {
                refuseArguments(operands, last);
                yield run.descent().down(() -> pipeline(pipe));
            }
            case Node.Variable variable -> variable(variable, operands, last);
            case Node.Bool(_, var value) -> {
                frame.at(first);
                refuseArguments(operands, last);
                yield value;
            }
            case Node.Dot _ -> {
                frame.at(first);
                refuseArguments(operands, last);
                yield frame.dot();
            }
            case Node.Nil _ -> {
                frame.at(first);
                refuseArguments(operands, last);
                throw frame.error("nil is not a command");
            }
            case Node.Numeral number -> {
                frame.at(first);
                refuseArguments(operands, last);
                yield constant(number);
            }
            case Node.Quoted(_, _, var text) -> {
                frame.at(first);
                refuseArguments(operands, last);
                yield text;
            }
        };
    }

    private void refuseArguments(List<Node.Operand> operands, @Nullable Object last) {
        if (operands.size() > 1 || last != Special.ABSENT) {
            throw frame.error(
                    "can't give argument to non-function " + NodeText.of(operands.getFirst()));
        }
    }

    /// What a number is where nothing tells its type.
    Object constant(Node.Numeral number) {
        frame.at(number);
        var value = number.value();
        var complex = value.complex();
        if (complex != null) {
            return complex;
        }
        var floating = value.floating();
        if (value.looksFloating() && floating != null) {
            return floating;
        }
        var integer = value.integer();
        if (integer == null) {
            throw frame.error(number.literal() + " overflows int");
        }
        return GoInt.of(integer);
    }

    @Nullable Object field(Node.Field field, List<Node.Operand> operands, @Nullable Object last) {
        frame.at(field);
        return fields(frame.dot(), frame.isDotBoxed(), field, field.names(), 0, operands, last);
    }

    @Nullable Object chain(Node.Chain chain, List<Node.Operand> operands, @Nullable Object last) {
        frame.at(chain);
        if (chain.operand() instanceof Node.Nil) {
            throw frame.error("indirection through explicit nil in " + NodeText.of(chain));
        }
        isBoxed = false;
        var value = calls.operand(chain.operand());
        var boxed = !(chain.operand() instanceof Node.Pipe) && isBoxed;
        return fields(value, boxed, chain, chain.names(), 0, operands, last);
    }

    @Nullable Object variable(
            Node.Variable variable, List<Node.Operand> operands, @Nullable Object last) {
        frame.at(variable);
        var slot = slot(variable);
        var value = frame.variable(slot);
        if (variable.names().size() == 1) {
            refuseArguments(operands, last);
            return value;
        }
        return fields(value, frame.isBoxed(slot), variable, variable.names(), 1, operands, last);
    }

    private @Nullable Object fields(
            @Nullable Object receiver,
            boolean isReceiverBoxed,
            Node node,
            List<String> names,
            int from,
            List<Node.Operand> operands,
            @Nullable Object last) {
        var value = receiver;
        isBoxed = isReceiverBoxed;
        var end = names.size() - 1;
        for (var i = from; i < end; i++) {
            value = field(value, names.get(i), node, List.of(), Special.ABSENT);
        }
        return field(value, names.get(end), node, operands, last);
    }

    private @Nullable Object field(
            @Nullable Object receiver,
            String name,
            Node node,
            List<Node.Operand> operands,
            @Nullable Object last) {
        if (receiver == null) {
            return null;
        }
        if (receiver == Special.NIL) {
            throw frame.error("nil pointer evaluating " + INTERFACE + "." + name);
        }
        var type = GoTypes.of(receiver);
        var method = type.methods().find(receiver, name);
        if (method != null) {
            return calls.call(method, node, operands, last);
        }
        var hasArguments = operands.size() > 1 || last != Special.ABSENT;
        if (receiver instanceof GoMap map) {
            if (hasArguments) {
                throw frame.error(name + " is not a method but has arguments");
            }
            return entry(map, name);
        }
        if (receiver instanceof GoStruct struct) {
            var field = struct.field(name);
            if (field != null) {
                return fieldValue(field, type.name(), hasArguments);
            }
        }
        throw frame.error(
                "can't evaluate field " + name + " in type " + (isBoxed ? INTERFACE : type.name()));
    }

    private @Nullable Object entry(GoMap map, String name) {
        var value = map.get(name);
        isBoxed = map.type().holdsAnything();
        if (value != null) {
            return value;
        }
        return isBoxed ? Special.NIL : GoTypes.zero(map.type().element());
    }

    private @Nullable Object fieldValue(
            GoStruct.Field field, String typeName, boolean hasArguments) {
        if (!field.isExported()) {
            throw frame.error(field.name() + " is an unexported field of struct type " + typeName);
        }
        if (hasArguments) {
            throw frame.error(field.name() + " has arguments but cannot be invoked as function");
        }
        isBoxed = field.type().kind() == dev.sluice.helm.value.Kind.INTERFACE;
        var value = field.value();
        return value == null ? Special.NIL : value;
    }
}
