package dev.sluice.helm.template;

import dev.sluice.helm.value.Quoting;

/// The text of a node, as error messages show where they happened.
final class NodeText {

    private final StringBuilder text = new StringBuilder();

    private NodeText() {}

    static String of(Node node) {
        var writer = new NodeText();
        writer.write(node);
        return writer.text.toString();
    }

    private void write(Node node) {
        switch (node) {
            case Node.Body body -> body.nodes().forEach(this::write);
            case Node.Text literal -> text.append(literal.text());
            case Node.Action action -> {
                text.append("{{");
                write(action.pipe());
                text.append("}}");
            }
            case Node.If branch -> writeBranch("if", branch.pipe(), branch.body());
            case Node.With branch -> writeBranch("with", branch.pipe(), branch.body());
            case Node.Range branch -> writeBranch("range", branch.pipe(), branch.body());
            case Node.Call call -> writeCall(call);
            case Node.Break _ -> text.append("{{break}}");
            case Node.Continue _ -> text.append("{{continue}}");
            case Node.Pipe pipe -> writePipe(pipe);
            case Node.Command command -> writeCommand(command);
            case Node.Identifier identifier -> text.append(identifier.name());
            case Node.Variable variable -> text.append(String.join(".", variable.names()));
            case Node.Dot _ -> text.append('.');
            case Node.Nil _ -> text.append("nil");
            case Node.Field field -> field.names().forEach(name -> text.append('.').append(name));
            case Node.Chain chain -> {
                writeOperand(chain.operand());
                chain.names().forEach(name -> text.append('.').append(name));
            }
            case Node.Bool truth -> text.append(truth.value());
            case Node.Quoted quoted -> text.append(quoted.literal());
            case Node.Numeral number -> text.append(number.literal());
        }
    }

    private void writeBranch(String keyword, Node.Pipe pipe, Node.Body body) {
        text.append("{{").append(keyword).append(' ');
        write(pipe);
        text.append("}}");
        write(body);
        text.append("{{end}}");
    }

    private void writeCall(Node.Call call) {
        text.append("{{template ").append(Quoting.quote(call.name()));
        var pipe = call.pipe();
        if (pipe != null) {
            text.append(' ');
            write(pipe);
        }
        text.append("}}");
    }

    private void writePipe(Node.Pipe pipe) {
        var between = "";
        for (var variable : pipe.variables()) {
            text.append(between);
            write(variable);
            between = ", ";
        }
        if (!pipe.variables().isEmpty()) {
            text.append(pipe.isAssignment() ? " = " : " := ");
        }
        between = "";
        for (var command : pipe.commands()) {
            text.append(between);
            write(command);
            between = " | ";
        }
    }

    private void writeCommand(Node.Command command) {
        var between = "";
        for (var operand : command.operands()) {
            text.append(between);
            writeOperand(operand);
            between = " ";
        }
    }

    private void writeOperand(Node.Operand operand) {
        if (operand instanceof Node.Pipe) {
            text.append('(');
            write(operand);
            text.append(')');
        } else {
            write(operand);
        }
    }
}
