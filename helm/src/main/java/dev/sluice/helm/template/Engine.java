package dev.sluice.helm.template;

import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.value.GoType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// Runs the templates of a chart and its dependencies as Helm does (helm pkg/engine/engine.go).
///
/// @param valuesType the type of `.Template`, `chartutil.Values` for Helm 3
public record Engine(Library library, GoType valuesType, Limits limits, ErrorStyle errors) {

    /// Deepest first, then by name from z to a: of equal definitions the last one counts, and that
    /// is the parent's.
    private static final Comparator<Renderable> ORDER =
            Comparator.<Renderable>comparingInt(r -> depth(r.file().name()))
                    .thenComparing(r -> r.file().name(), GoStrings::compare)
                    .reversed();

    private static int depth(String name) {
        return (int) name.chars().filter(c -> c == '/').count();
    }

    /// Parses nothing: the files have been. Their values are changed by templates that do so.
    public Rendering render(Collection<Renderable> files) {
        return render(files, _ -> {});
    }

    /// The same, telling the name of each file before it runs.
    public Rendering render(Collection<Renderable> files, Consumer<String> entered) {
        var ordered = new ArrayList<>(files);
        ordered.sort(ORDER);
        var templates = new TemplateSet();
        for (var renderable : ordered) {
            var file = renderable.file();
            if (!file.problem().isEmpty()) {
                return new Rendering.Failed(ErrorStyle.ofParsing(file.problem()));
            }
            templates.add(file.templates());
        }
        return FreshStack.run(() -> run(ordered, templates, entered));
    }

    /// Runs one text without a dot, as Go does: what Helm does to outputs and errors is not done.
    public Rendering alone(TemplateFile file) {
        if (!file.problem().isEmpty()) {
            return new Rendering.Failed(file.problem());
        }
        var templates = new TemplateSet();
        templates.add(file.templates());
        return FreshStack.run(() -> run(file.name(), templates));
    }

    private Rendering run(String name, TemplateSet templates) {
        try {
            var template = Objects.requireNonNull(templates.find(name));
            var output = Evaluator.run(new Run(library, limits), templates, template, null);
            return new Rendering.Rendered(Map.of(name, output));
        } catch (TemplateError e) {
            return new Rendering.Failed(e.message());
        } catch (BudgetExceeded e) {
            return new Rendering.Failed(name + ": " + e.getMessage());
        }
    }

    private Rendering run(
            List<Renderable> ordered, TemplateSet templates, Consumer<String> entered) {
        var run = new Run(library, limits);
        var outputs = new LinkedHashMap<String, String>();
        for (var renderable : ordered) {
            var name = renderable.file().name();
            if (name.startsWith("_", name.lastIndexOf('/') + 1)) {
                continue;
            }
            entered.accept(name);
            var values = renderable.values();
            values.put("Template", template(name, renderable.basePath()));
            try {
                var template = Objects.requireNonNull(templates.find(name));
                outputs.put(name, withoutMissing(Evaluator.run(run, templates, template, values)));
            } catch (TemplateError e) {
                return new Rendering.Failed(errors.ofExecution(e));
            } catch (BudgetExceeded e) {
                return new Rendering.Failed(name + ": " + e.getMessage());
            }
        }
        return new Rendering.Rendered(Collections.unmodifiableMap(outputs));
    }

    private GoMap template(String name, String basePath) {
        var template = new GoMap(valuesType);
        template.put("Name", name);
        template.put("BasePath", basePath);
        return template;
    }

    /// Helm takes Go's words for a missing value out of what was printed, from literal text too.
    static String withoutMissing(String output) {
        return output.replace("<no value>", "");
    }
}
