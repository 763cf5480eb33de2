package dev.sluice.helm.template;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.GoInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what stands in an action: declarations, commands and their operands.
final class Pipelines {

    private static final String IN_PARENTHESES = "parenthesized pipeline";

    private final Parser parser;
    private final Tokens tokens;
    private final Scope scope;
    private final Library library;
    private final Descent descent;

    Pipelines(Parser parser, Tokens tokens, Scope scope, Library library, Descent descent) {
        this.parser = parser;
        this.tokens = tokens;
        this.scope = scope;
        this.library = library;
        this.descent = descent;
    }

    /// A pipeline up to the end of its action.
    Node.Pipe read(String context) {
        return read(context, TokenType.RIGHT_DELIMITER);
    }

    private Node.Pipe read(String context, TokenType end) {
        var position = tokens.peekNonSpace().position();
        var declared = new ArrayList<Token>();
        var isAssignment = readDeclarations(context, declared);
        var commands = readCommands(context, end);
        var variables = new ArrayList<Node.Variable>();
        for (var token : declared) {
            var name = token.text();
            var slots =
                    isAssignment
                            ? scope.slotsOf(name)
                            : List.of(scope.declare(name, context.equals(IN_PARENTHESES)));
            variables.add(new Node.Variable(token.position(), List.of(name), slots));
        }
        return new Node.Pipe(position, isAssignment, List.copyOf(variables), commands);
    }

    /// Whether the variables are assigned to rather than declared.
    private boolean readDeclarations(String context, List<Token> declared) {
        while (true) {
            var variable = tokens.peekNonSpace();
            if (variable.type() != TokenType.VARIABLE) {
                return false;
            }
            tokens.next();
            // "$x foo" is known from "$x := foo" only by its third token.
            var after = tokens.peek();
            var next = tokens.peekNonSpace();
            if (next.type() == TokenType.ASSIGN || next.type() == TokenType.DECLARE) {
                tokens.nextNonSpace();
                declared.add(variable);
                scope.know(variable.text());
                return next.type() == TokenType.ASSIGN;
            }
            if (next.type() != TokenType.CHAR || !next.text().equals(",")) {
                if (after.type() == TokenType.SPACE) {
                    tokens.backUp(variable, after);
                } else {
                    tokens.backUp(variable);
                }
                return false;
            }
            tokens.nextNonSpace();
            declared.add(variable);
            scope.know(variable.text());
            expectSecondVariable(context, declared.size());
        }
    }

    private void expectSecondVariable(String context, int declared) {
        if (!context.equals("range") || declared >= 2) {
            throw parser.error("too many declarations in " + context);
        }
        switch (tokens.peekNonSpace().type()) {
            case VARIABLE, RIGHT_DELIMITER, RIGHT_PAREN -> {}
            default -> throw parser.error("range can only initialize variables");
        }
    }

    private List<Node.Command> readCommands(String context, TokenType end) {
        var commands = new ArrayList<Node.Command>();
        while (true) {
            var token = tokens.nextNonSpace();
            if (token.type() == end) {
                check(commands, context);
                return List.copyOf(commands);
            }
            switch (token.type()) {
                case BOOL,
                        CHAR_CONSTANT,
                        COMPLEX,
                        DOT,
                        FIELD,
                        IDENTIFIER,
                        NUMBER,
                        NIL,
                        RAW_STRING,
                        STRING,
                        VARIABLE,
                        LEFT_PAREN -> {
                    tokens.backUp();
                    commands.add(command());
                }
                default -> throw parser.unexpected(token, context);
            }
        }
    }

    private void check(List<Node.Command> commands, String context) {
        if (commands.isEmpty()) {
            throw parser.error("missing value for " + context);
        }
        for (var i = 1; i < commands.size(); i++) {
            switch (commands.get(i).operands().getFirst()) {
                case Node.Bool _, Node.Dot _, Node.Nil _, Node.Numeral _, Node.Quoted _ ->
                        throw parser.error(
                                Format.printf(
                                        "non executable command in pipeline stage %d",
                                        GoInt.of(i + 1)));
                case Node.Pipe _,
                        Node.Identifier _,
                        Node.Variable _,
                        Node.Field _,
                        Node.Chain _ -> {}
            }
        }
    }

    private Node.Command command() {
        var position = tokens.peekNonSpace().position();
        var operands = new ArrayList<Node.Operand>();
        while (true) {
            tokens.peekNonSpace();
            var operand = operand();
            if (operand != null) {
                operands.add(operand);
            }
            var token = tokens.next();
            switch (token.type()) {
                case SPACE -> {
                    continue;
                }
                case RIGHT_DELIMITER, RIGHT_PAREN -> tokens.backUp();
                case PIPE -> {}
                default -> throw parser.unexpected(token, "operand");
            }
            if (operands.isEmpty()) {
                throw parser.error("empty command");
            }
            return new Node.Command(position, List.copyOf(operands));
        }
    }

    /// A term and fields of it, null where none stands here.
    private Node.@Nullable Operand operand() {
        var term = term();
        if (term == null || tokens.peek().type() != TokenType.FIELD) {
            return term;
        }
        var position = tokens.peek().position();
        var names = new ArrayList<String>();
        while (tokens.peek().type() == TokenType.FIELD) {
            names.add(tokens.next().text().substring(1));
        }
        return switch (term) {
            case Node.Field field -> new Node.Field(position, joined(field.names(), names));
            case Node.Variable variable ->
                    new Node.Variable(position, joined(variable.names(), names), variable.slots());
            case Node.Bool _, Node.Quoted _, Node.Numeral _, Node.Nil _, Node.Dot _ ->
                    throw parser.error(
                            Format.printf("unexpected . after term %q", NodeText.of(term)));
            case Node.Pipe _, Node.Identifier _, Node.Chain _ ->
                    new Node.Chain(position, term, List.copyOf(names));
        };
    }

    private static List<String> joined(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private Node.@Nullable Operand term() {
        var token = tokens.nextNonSpace();
        var position = token.position();
        return switch (token.type()) {
            case IDENTIFIER -> identifier(token);
            case DOT -> new Node.Dot(position);
            case NIL -> new Node.Nil(position);
            case VARIABLE -> variable(token);
            case FIELD -> new Node.Field(position, List.of(token.text().substring(1)));
            case BOOL -> new Node.Bool(position, token.text().equals("true"));
            case CHAR_CONSTANT, COMPLEX, NUMBER -> number(token);
            case LEFT_PAREN -> descent.down(() -> read(IN_PARENTHESES, TokenType.RIGHT_PAREN));
            case STRING, RAW_STRING ->
                    new Node.Quoted(position, token.text(), parser.unquoted(token));
            default -> {
                tokens.backUp();
                yield null;
            }
        };
    }

    private Node.Identifier identifier(Token token) {
        var index = library.index(token.text());
        if (index < 0) {
            throw parser.error(Format.printf("function %q not defined", token.text()));
        }
        return new Node.Identifier(token.position(), token.text(), index);
    }

    private Node.Variable variable(Token token) {
        var names = List.copyOf(Arrays.asList(token.text().split("\\.", -1)));
        var name = names.getFirst();
        if (!scope.knows(name)) {
            throw parser.error(Format.printf("undefined variable %q", name));
        }
        return new Node.Variable(token.position(), names, scope.slotsOf(name));
    }

    private Node.Numeral number(Token token) {
        try {
            var text = token.text();
            var value =
                    switch (token.type()) {
                        case CHAR_CONSTANT -> Constant.character(text);
                        case COMPLEX -> Constant.complex(text);
                        default -> Constant.number(text);
                    };
            return new Node.Numeral(token.position(), text, value);
        } catch (Constant.MalformedConstant e) {
            throw parser.error(String.valueOf(e.getMessage()));
        }
    }
}
