package dev.sluice.helm.template;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoStruct;
import dev.sluice.helm.value.GoTypes;
import dev.sluice.helm.value.Quoting;
import org.jspecify.annotations.Nullable;

/// Runs one template (text/template/exec.go). What it writes goes to a buffer, and an error ends
/// the whole rendering.
final class Evaluator {

    /// How a statement ended.
    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    private final Run run;
    private final TemplateSet templates;
    private final StringBuilder out;
    private final Expressions expressions;
    private final Frame frame;

    private Evaluator(
            Run run,
            TemplateSet templates,
            Template template,
            StringBuilder out,
            @Nullable Object data) {
        this.run = run;
        this.templates = templates;
        this.out = out;
        this.frame = new Frame(template, data);
        this.expressions = new Expressions(run, templates, frame);
    }

    /// What the template writes when it is run with this data as dot.
    static String run(Run run, TemplateSet templates, Template template, @Nullable Object data) {
        var out = new StringBuilder();
        run.descent()
                .down(
                        () ->
                                new Evaluator(run, templates, template, out, data)
                                        .walk(template.body()));
        return GoStrings.joined(out.toString());
    }

    private Flow walk(Node.Body body) {
        var nodes = body.nodes();
        for (var i = 0; i < nodes.size(); i++) {
            var flow = walk(nodes.get(i));
            if (flow != Flow.ON) {
                return flow;
            }
        }
        return Flow.ON;
    }

    private Flow walk(Node.Statement statement) {
        frame.at(statement);
        run.budget().step();
        return switch (statement) {
            case Node.Text text -> {
                write(text.text());
                yield Flow.ON;
            }
            case Node.Action action -> {
                var value = expressions.pipeline(action.pipe());
                if (action.pipe().variables().isEmpty()) {
                    frame.at(action);
                    print(value, action);
                }
                yield Flow.ON;
            }
            case Node.If branch -> walkIf(branch);
            case Node.With branch -> walkWith(branch);
            case Node.Range range -> walkRange(range);
            case Node.Call call -> {
                walkCall(call);
                yield Flow.ON;
            }
            case Node.Break _ -> Flow.BREAK;
            case Node.Continue _ -> Flow.CONTINUE;
        };
    }

    private void write(String text) {
        run.budget().wrote(text.length());
        out.append(text);
    }

    private void print(@Nullable Object value, Node.Action action) {
        switch (value) {
            case null -> write("<no value>");
            case String text -> write(text);
            case Function _ ->
                    throw frame.error(
                            "can't print "
                                    + NodeText.of(action)
                                    + " of type "
                                    + GoTypes.name(value));
            default -> write(text(value));
        }
    }

    /// A pointer's target may be printed by a method of the pointer.
    private String text(Object value) {
        var shown =
                value instanceof GoStruct struct && !isPrintedByItself(value)
                        ? struct.target()
                        : value;
        var printer = GoTypes.of(shown).textOfPointer();
        return printer == null ? formatted(shown) : printer.apply(shown);
    }

    private static boolean isPrintedByItself(Object value) {
        return GoTypes.of(value).text() != null;
    }

    private String formatted(@Nullable Object value) {
        try {
            return Format.text(value);
        } catch (FunctionError e) {
            throw frame.error(e.message(), e);
        }
    }

    private Flow walkIf(Node.If branch) {
        var isTrue = GoTypes.isTrue(expressions.pipeline(branch.pipe()));
        var next = isTrue ? branch.body() : branch.otherwise();
        return next == null ? Flow.ON : run.descent().down(() -> walk(next));
    }

    private Flow walkWith(Node.With branch) {
        var value = expressions.pipeline(branch.pipe());
        if (!GoTypes.isTrue(value)) {
            var otherwise = branch.otherwise();
            return otherwise == null ? Flow.ON : run.descent().down(() -> walk(otherwise));
        }
        var outer = frame.dot();
        var wasBoxed = frame.isDotBoxed();
        frame.setDot(value, false);
        var flow = run.descent().down(() -> walk(branch.body()));
        frame.setDot(outer, wasBoxed);
        return flow;
    }

    private Flow walkRange(Node.Range range) {
        var value = expressions.pipeline(range.pipe());
        var elements = Elements.of(value);
        if (elements == null) {
            throw frame.error("range can't iterate over " + formatted(value));
        }
        if (!elements.hasKeys() && range.pipe().variables().size() > 1 && value != null) {
            throw frame.error(
                    "can't use " + formatted(value) + " to iterate over more than one variable");
        }
        if (elements.size() == 0) {
            var otherwise = range.otherwise();
            return otherwise == null ? Flow.ON : run.descent().down(() -> walk(otherwise));
        }
        return run.descent().down(() -> iterate(range, elements));
    }

    private Flow iterate(Node.Range range, Elements elements) {
        var outer = frame.dot();
        var wasBoxed = frame.isDotBoxed();
        for (var i = 0L; i < elements.size(); i++) {
            run.budget().step();
            range.conditional().forEach(frame::undeclare);
            var element = elements.element(i);
            expressions.setIterationVariables(
                    range.pipe(), elements.key(i), element, elements.areBoxed());
            frame.setDot(element, elements.areBoxed());
            if (walk(range.body()) == Flow.BREAK) {
                break;
            }
        }
        frame.setDot(outer, wasBoxed);
        return Flow.ON;
    }

    private void walkCall(Node.Call call) {
        var called = templates.find(call.name());
        if (called == null) {
            throw frame.error("template " + Quoting.quote(call.name()) + " not defined");
        }
        if (run.descent().isAtEnd()) {
            throw frame.error(Descent.problem());
        }
        var pipe = call.pipe();
        var data = pipe == null ? null : expressions.pipeline(pipe);
        run.descent()
                .down(() -> new Evaluator(run, templates, called, out, data).walk(called.body()));
    }
}
