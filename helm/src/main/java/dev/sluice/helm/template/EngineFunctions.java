package dev.sluice.helm.template;

import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoType;
import dev.sluice.helm.value.Quoting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Helm's functions that run templates or end a rendering (helm pkg/engine/engine.go).
final class EngineFunctions {

    /// Around a message of the chart's author, so that it can be told from Go's words.
    static final String MESSAGE_START = "HELM_ERR_START";

    static final String MESSAGE_END = "HELM_ERR_END";

    static final List<Function> DECLARATIONS =
            List.of(
                    function("include", EngineFunctions::include, GoType.STRING, GoType.ANY),
                    function("tpl", EngineFunctions::tpl, GoType.STRING, GoType.ANY),
                    Function.of(
                            "required",
                            GoType.ANY,
                            EngineFunctions::required,
                            GoType.STRING,
                            GoType.ANY),
                    Function.of("fail", GoType.STRING, EngineFunctions::fail, GoType.STRING));

    private EngineFunctions() {}

    /// What a function does that runs templates.
    @FunctionalInterface
    interface Work {

        @Nullable Object call(Arguments arguments, Run run, TemplateSet templates);
    }

    /// The body of such a function: the evaluator hands it the rendering.
    record Body(Work work) implements Function.Body {

        @Override
        public @Nullable Object call(Arguments arguments) {
            throw new IllegalStateException("called outside of a rendering");
        }
    }

    /// The error of a template that a function ran.
    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1;

        Failure(String message, @Nullable TemplateError cause) {
            super(message, cause, false, false);
        }

        String message() {
            return String.valueOf(getMessage());
        }
    }

    private static Function function(String name, Work work, GoType... parameters) {
        return Function.of(name, GoType.STRING, new Body(work), parameters);
    }

    private static Object include(Arguments arguments, Run run, TemplateSet templates) {
        var name = arguments.string(0);
        if (!run.enter(name)) {
            throw new FunctionError(
                    "rendering template has a nested reference name: "
                            + name
                            + ": unable to execute template");
        }
        var template = templates.find(name);
        if (template == null) {
            throw new FunctionError(
                    "template: no template "
                            + Quoting.quote(name)
                            + " associated with template "
                            + Quoting.quote(TemplateSet.ROOT));
        }
        try {
            return Evaluator.run(run, templates, template, arguments.any(1));
        } catch (TemplateError e) {
            throw new Failure(e.message(), e);
        } finally {
            run.leave(name);
        }
    }

    private static Object tpl(Arguments arguments, Run run, TemplateSet templates) {
        var text = arguments.string(0);
        var file = run.parsed(text);
        if (!file.problem().isEmpty()) {
            throw new FunctionError(
                    "cannot parse template " + Quoting.quote(text) + ": " + file.problem());
        }
        var own = templates.inner();
        own.addRoot(file.templates());
        try {
            var template = file.templates().get(TemplateSet.ROOT);
            if (template == null) {
                throw new IllegalStateException("a file without its own template");
            }
            return Engine.withoutMissing(Evaluator.run(run, own, template, arguments.any(1)));
        } catch (TemplateError e) {
            throw new Failure(
                    "error during tpl function execution for "
                            + Quoting.quote(text)
                            + ": "
                            + e.message(),
                    e);
        }
    }

    private static @Nullable Object required(Arguments arguments) {
        var value = arguments.any(1);
        if (value == null || value.equals("")) {
            throw new FunctionError(MESSAGE_START + arguments.string(0) + MESSAGE_END);
        }
        return value;
    }

    private static @Nullable Object fail(Arguments arguments) {
        throw new FunctionError(MESSAGE_START + arguments.string(0) + MESSAGE_END);
    }
}
