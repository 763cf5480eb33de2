package dev.sluice.helm.function;

import dev.sluice.helm.template.Engine;
import dev.sluice.helm.template.ErrorStyle;
import dev.sluice.helm.template.Library;
import dev.sluice.helm.template.Limits;
import dev.sluice.helm.template.Renderable;
import dev.sluice.helm.template.Rendering;
import dev.sluice.helm.template.TemplateFile;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Runs an expression with all functions.
final class FunctionSamples {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final String NAME = "chart/templates/x.yaml";

    private FunctionSamples() {}

    static Surroundings surroundings(String delivery) {
        var key = "a secret of thirty-two characters".getBytes(StandardCharsets.UTF_8);
        return new Surroundings(NOW, new Draws(key, delivery), Surroundings.Lookup.NOTHING);
    }

    static String helm3(String expression) {
        return print(
                expression, NAME, Functions.ofHelm3(surroundings("team/app"), new CostlyDraws()));
    }

    static String helm4(String expression) {
        return print(
                expression, NAME, Functions.ofHelm4(surroundings("team/app"), new CostlyDraws()));
    }

    static String print(String expression, String name, Surroundings surroundings) {
        surroundings.draws().enter(name);
        return print(expression, name, Functions.ofHelm4(surroundings, new CostlyDraws()));
    }

    private static String print(String expression, String name, List<Function> functions) {
        var library = Library.of(functions);
        var file = TemplateFile.parse(name, expression, library);
        var values = GoType.named("chartutil.Values", GoType.MAP);
        var engine = new Engine(library, values, Limits.USUAL, ErrorStyle.LINE);
        var dot = new GoMap();
        return switch (engine.render(List.of(new Renderable(file, dot, "chart/templates")))) {
            case Rendering.Rendered(var outputs) -> outputs.get(name);
            case Rendering.Failed(var message) -> "failed: " + message;
        };
    }
}
