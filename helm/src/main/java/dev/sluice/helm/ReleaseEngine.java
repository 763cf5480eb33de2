package dev.sluice.helm;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.function.CostlyDraws;
import dev.sluice.helm.function.Draws;
import dev.sluice.helm.function.Functions;
import dev.sluice.helm.function.Surroundings;
import dev.sluice.helm.function.Surroundings.Lookup;
import dev.sluice.helm.scope.ChartTemplate;
import dev.sluice.helm.scope.Scopes;
import dev.sluice.helm.template.Engine;
import dev.sluice.helm.template.ErrorStyle;
import dev.sluice.helm.template.Library;
import dev.sluice.helm.template.Limits;
import dev.sluice.helm.template.Renderable;
import dev.sluice.helm.template.Rendering;
import dev.sluice.helm.template.TemplateFile;
import dev.sluice.helm.value.Function;
import dev.sluice.manifest.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The template engine with Helm's functions, those bound to the surroundings of each run.
final class ReleaseEngine {

    private static final String NAME_TEMPLATE = "name-template";
    private static final long MOST_CHARACTERS = 32L << 20;

    /// What running the templates of a release gave.
    sealed interface Run {

        /// All templates ran.
        ///
        /// @param outputs by the paths of the templates
        record Done(Map<String, String> outputs) implements Run {}

        record Failed(Problem problem) implements Run {}
    }

    private final HelmMajor helm;
    private final CostlyDraws costly = new CostlyDraws();
    private final Library library;
    private final ParsedFiles<TemplateFile> templates;

    ReleaseEngine(HelmMajor helm) {
        this.helm = helm;
        this.library = Library.of(functions(unbound()));
        this.templates =
                new ParsedFiles<>(
                        (name, text) -> TemplateFile.parse(name, text, library), MOST_CHARACTERS);
    }

    Run run(List<ChartTemplate> chartTemplates, Surroundings surroundings) {
        var files = new ArrayList<Renderable>();
        for (var template : chartTemplates) {
            var file = templates.parsed(template.name(), template.file().text());
            files.add(new Renderable(file, template.scope(), template.basePath()));
        }
        return switch (engine(library.with(functions(surroundings)))
                .render(files, surroundings.draws()::enter)) {
            case Rendering.Failed(var message) -> new Run.Failed(TemplateProblem.of(message));
            case Rendering.Rendered(var outputs) -> new Run.Done(outputs);
        };
    }

    /// Names are made by Go's templates with sprig alone.
    Helm.Naming name(String template, Surroundings surroundings) {
        var sprig = Library.withoutEngine(Functions.ofSprig(surroundings, costly));
        var file = TemplateFile.parse(NAME_TEMPLATE, template, sprig);
        return switch (engine(sprig).alone(file)) {
            case Rendering.Failed(var message) ->
                    new Helm.Naming.Failed(TemplateProblem.of(message));
            case Rendering.Rendered(var outputs) ->
                    new Helm.Naming.Named(outputs.getOrDefault(NAME_TEMPLATE, ""));
        };
    }

    private Engine engine(Library functions) {
        return new Engine(
                functions,
                Scopes.valuesType(helm),
                Limits.USUAL,
                switch (helm) {
                    case HELM_3 -> ErrorStyle.LINE;
                    case HELM_4 -> ErrorStyle.TRACE;
                });
    }

    private List<Function> functions(Surroundings surroundings) {
        return switch (helm) {
            case HELM_3 -> Functions.ofHelm3(surroundings, costly);
            case HELM_4 -> Functions.ofHelm4(surroundings, costly);
        };
    }

    /// For parsing, which runs no function.
    private static Surroundings unbound() {
        return new Surroundings(Instant.EPOCH, new Draws(new byte[32], ""), Lookup.NOTHING);
    }
}
