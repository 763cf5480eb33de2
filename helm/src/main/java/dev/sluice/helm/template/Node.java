package dev.sluice.helm.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of a parsed template (text/template/parse/node.go).
sealed interface Node {

    /// Where it begins in the text of its file.
    int position();

    /// What stands on its own in a template.
    sealed interface Statement extends Node {}

    /// What can stand in a command.
    sealed interface Operand extends Node {}

    record Body(int position, List<Statement> nodes) implements Node {

        /// Whether it holds nothing but space.
        boolean isEmpty() {
            for (var node : nodes) {
                if (!(node instanceof Text text) || !text.isBlank()) {
                    return false;
                }
            }
            return true;
        }
    }

    record Text(int position, String text) implements Statement {

        private boolean isBlank() {
            return text.codePoints().allMatch(Text::isSpace);
        }

        /// `unicode.IsSpace`.
        private static boolean isSpace(int rune) {
            return (rune >= '\t' && rune <= '\r')
                    || rune == 0x85
                    || (Character.isSpaceChar(rune) && rune != 0x180e);
        }
    }

    record Action(int position, Pipe pipe) implements Statement {}

    record If(int position, Pipe pipe, Body body, @Nullable Body otherwise) implements Statement {}

    record With(int position, Pipe pipe, Body body, @Nullable Body otherwise)
            implements Statement {}

    /// A loop.
    ///
    /// @param conditional slots of variables that an iteration may leave undeclared
    record Range(
            int position, Pipe pipe, Body body, @Nullable Body otherwise, List<Integer> conditional)
            implements Statement {}

    /// `{{template "name" pipeline}}`.
    record Call(int position, String name, @Nullable Pipe pipe) implements Statement {}

    record Break(int position) implements Statement {}

    record Continue(int position) implements Statement {}

    record Pipe(
            int position, boolean isAssignment, List<Variable> variables, List<Command> commands)
            implements Operand {}

    record Command(int position, List<Operand> operands) implements Node {}

    /// The name of a function.
    ///
    /// @param index its place in the library
    record Identifier(int position, String name, int index) implements Operand {}

    /// A variable and fields of it.
    ///
    /// @param names its name, which begins with `$`, and the fields
    /// @param slots where its value is; where the first may be undeclared, the others follow
    record Variable(int position, List<String> names, List<Integer> slots) implements Operand {}

    record Dot(int position) implements Operand {}

    record Nil(int position) implements Operand {}

    record Field(int position, List<String> names) implements Operand {}

    /// Fields of what an operand gives: `(…).a.b`.
    record Chain(int position, Operand operand, List<String> names) implements Operand {}

    record Bool(int position, boolean value) implements Operand {}

    record Quoted(int position, String literal, String text) implements Operand {}

    record Numeral(int position, String literal, Constant value) implements Operand {}
}
