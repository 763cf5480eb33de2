package dev.sluice.helm.template;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes templates of a file's text (text/template/parse/parse.go). Each definition in it has a
/// parser of its own that reads from the same tokens.
final class Parser {

    /// What all parsers of a file share.
    private record File(
            String name,
            String text,
            Library library,
            Tokens tokens,
            Descent descent,
            Map<String, Template> templates) {}

    /// A body and what ended it: `end` or `else`.
    private record Part(Node.Body body, Ending ending) {}

    private record Ending(boolean isElse, int position) {}

    private record Branch(Node.Pipe pipe, Node.Body body, Node.@Nullable Body otherwise) {}

    private final File file;
    private final Tokens tokens;
    private final Scope scope = new Scope();
    private final Pipelines pipelines;
    private int actionLine;
    private int ranges;

    private Parser(File file) {
        this.file = file;
        this.tokens = file.tokens();
        this.pipelines = new Pipelines(this, tokens, scope, file.library(), file.descent());
    }

    /// All templates of the file; the file itself is one of them.
    static Map<String, Template> parse(String name, String text, Library library) {
        var file =
                new File(
                        name,
                        text,
                        library,
                        new Tokens(text),
                        new Descent(),
                        new LinkedHashMap<>());
        new Parser(file).parseFile();
        return file.templates();
    }

    private void parseFile() {
        var position = tokens.peek().position();
        var nodes = new ArrayList<Node.Statement>();
        while (tokens.peek().type() != TokenType.EOF) {
            if (tokens.peek().type() == TokenType.LEFT_DELIMITER) {
                var delimiter = tokens.next();
                if (tokens.nextNonSpace().type() == TokenType.DEFINE) {
                    new Parser(file).parseDefinition();
                    continue;
                }
                tokens.backUp(delimiter);
            }
            switch (textOrAction()) {
                case Ending(var isElse, _) ->
                        throw error(isElse ? "unexpected {{else}}" : "unexpected {{end}}");
                case Node.Statement node -> nodes.add(node);
                default -> throw new IllegalStateException();
            }
        }
        add(file.name(), new Node.Body(position, List.copyOf(nodes)));
    }

    private void parseDefinition() {
        var context = "define clause";
        var name = expectName(tokens.nextNonSpace(), context);
        expect(TokenType.RIGHT_DELIMITER, context);
        var part = part();
        if (part.ending().isElse()) {
            throw error("unexpected {{else}} in " + context);
        }
        add(name, part.body());
    }

    private void add(String name, Node.Body body) {
        var known = file.templates().get(name);
        if (known == null || known.isEmpty()) {
            var slots = scope.slots();
            file.templates().put(name, new Template(name, file.name(), file.text(), body, slots));
        } else if (!body.isEmpty()) {
            throw error("template: multiple definition of template " + Quoting.quote(name));
        }
    }

    private Part part() {
        return file.descent().down(this::partHere);
    }

    private Part partHere() {
        var position = tokens.peekNonSpace().position();
        var nodes = new ArrayList<Node.Statement>();
        while (tokens.peekNonSpace().type() != TokenType.EOF) {
            switch (textOrAction()) {
                case Ending ending -> {
                    return new Part(new Node.Body(position, List.copyOf(nodes)), ending);
                }
                case Node.Statement node -> nodes.add(node);
                default -> throw new IllegalStateException();
            }
        }
        throw error("unexpected EOF");
    }

    /// A statement, or an [Ending].
    private Object textOrAction() {
        var token = tokens.nextNonSpace();
        return switch (token.type()) {
            case TEXT -> new Node.Text(token.position(), token.text());
            case LEFT_DELIMITER -> {
                actionLine = token.line();
                var action = action();
                actionLine = 0;
                yield action;
            }
            default -> throw unexpected(token, "input");
        };
    }

    private Object action() {
        var token = tokens.nextNonSpace();
        return switch (token.type()) {
            case BLOCK -> block();
            case BREAK -> jump(token, "{{break}}");
            case CONTINUE -> jump(token, "{{continue}}");
            case ELSE -> elseEnding();
            case END -> new Ending(false, expect(TokenType.RIGHT_DELIMITER, "end").position());
            case IF -> ifStatement();
            case RANGE -> rangeStatement();
            case TEMPLATE -> call();
            case WITH -> withStatement();
            default -> {
                tokens.backUp();
                var position = tokens.peek().position();
                yield new Node.Action(position, pipelines.read("command"));
            }
        };
    }

    private Node.Statement jump(Token keyword, String shown) {
        var token = tokens.nextNonSpace();
        if (token.type() != TokenType.RIGHT_DELIMITER) {
            throw unexpected(token, shown);
        }
        if (ranges == 0) {
            throw error(shown + " outside {{range}}");
        }
        return keyword.type() == TokenType.BREAK
                ? new Node.Break(keyword.position())
                : new Node.Continue(keyword.position());
    }

    private Ending elseEnding() {
        var next = tokens.peekNonSpace();
        // "else if" and "else with": whoever reads on finds the keyword.
        if (next.type() == TokenType.IF || next.type() == TokenType.WITH) {
            return new Ending(true, next.position());
        }
        return new Ending(true, expect(TokenType.RIGHT_DELIMITER, "else").position());
    }

    private Node.If ifStatement() {
        var branch = branch("if");
        return new Node.If(
                branch.pipe().position(), branch.pipe(), branch.body(), branch.otherwise());
    }

    private Node.With withStatement() {
        var branch = branch("with");
        return new Node.With(
                branch.pipe().position(), branch.pipe(), branch.body(), branch.otherwise());
    }

    private Node.Range rangeStatement() {
        var firstSlot = scope.slots();
        var branch = branch("range");
        return new Node.Range(
                branch.pipe().position(),
                branch.pipe(),
                branch.body(),
                branch.otherwise(),
                scope.conditionalSince(firstSlot));
    }

    private Branch branch(String keyword) {
        var mark = scope.mark();
        var pipe = pipelines.read(keyword);
        var beforeBody = scope.mark();
        var isRange = keyword.equals("range");
        ranges += isRange ? 1 : 0;
        var part = part();
        ranges -= isRange ? 1 : 0;
        scope.skip(beforeBody);
        var otherwise = part.ending().isElse() ? otherwise(keyword, part.ending()) : null;
        scope.leave(mark);
        return new Branch(pipe, part.body(), otherwise);
    }

    private Node.Body otherwise(String keyword, Ending ending) {
        var next = tokens.peek().type();
        if (keyword.equals("if") && next == TokenType.IF) {
            tokens.next();
            return new Node.Body(
                    ending.position(), List.of(file.descent().down(this::ifStatement)));
        }
        if (keyword.equals("with") && next == TokenType.WITH) {
            tokens.next();
            return new Node.Body(
                    ending.position(), List.of(file.descent().down(this::withStatement)));
        }
        var part = part();
        if (part.ending().isElse()) {
            throw error("expected end; found {{else}}");
        }
        return part.body();
    }

    private Node.Call block() {
        var context = "block clause";
        var token = tokens.nextNonSpace();
        var name = expectName(token, context);
        var pipe = pipelines.read(context);
        var line = tokens.line();
        var inner = new Parser(file);
        var part = inner.part();
        if (part.ending().isElse()) {
            throw error(line, "unexpected {{else}} in " + context);
        }
        inner.add(name, part.body());
        return new Node.Call(token.position(), name, pipe);
    }

    private Node.Call call() {
        var context = "template clause";
        var token = tokens.nextNonSpace();
        var name = expectName(token, context);
        if (tokens.nextNonSpace().type() == TokenType.RIGHT_DELIMITER) {
            return new Node.Call(token.position(), name, null);
        }
        tokens.backUp();
        return new Node.Call(token.position(), name, pipelines.read(context));
    }

    private String expectName(Token token, String context) {
        if (token.type() != TokenType.STRING && token.type() != TokenType.RAW_STRING) {
            throw unexpected(token, context);
        }
        return unquoted(token);
    }

    String unquoted(Token literal) {
        var text = Quoting.unquote(literal.text());
        if (text == null) {
            throw error("invalid syntax");
        }
        return text;
    }

    private Token expect(TokenType type, String context) {
        var token = tokens.nextNonSpace();
        if (token.type() != type) {
            throw unexpected(token, context);
        }
        return token;
    }

    TemplateError unexpected(Token token, String context) {
        if (token.type() != TokenType.ERROR) {
            return error("unexpected " + token.shown() + " in " + context);
        }
        var where = "";
        if (actionLine != 0 && actionLine != token.line()) {
            where = Format.printf(" started at %s:%d", file.name(), (long) actionLine);
            if (!token.text().endsWith(" action")) {
                where = " in action" + where;
            }
        }
        return error(token.text() + where);
    }

    TemplateError error(String message) {
        return error(tokens.line(), message);
    }

    private TemplateError error(int line, String message) {
        return new TemplateError("template: " + file.name() + ":" + line + ": " + message);
    }
}
