package dev.sluice.helm.template;

import dev.sluice.helm.value.GoList;
import dev.sluice.helm.value.GoMap;
import dev.sluice.helm.value.GoType;
import java.util.List;

/// Runs one template with a few values.
final class TemplateSamples {

    static final Library LIBRARY = Library.of(List.of());

    private static final String NAME = "chart/templates/x.yaml";

    private TemplateSamples() {}

    static String print(String text) {
        return switch (render(text, Limits.USUAL)) {
            case Rendering.Rendered(var outputs) -> outputs.get(NAME);
            case Rendering.Failed(var message) -> "failed: " + message;
        };
    }

    static Rendering render(String text, Limits limits) {
        var file = TemplateFile.parse(NAME, text, LIBRARY);
        return engine(limits).render(List.of(new Renderable(file, dot(), "chart/templates")));
    }

    static Engine engine(Limits limits) {
        var values = GoType.named("chartutil.Values", GoType.MAP);
        return new Engine(LIBRARY, values, limits, ErrorStyle.LINE);
    }

    static GoMap dot() {
        var values = new GoMap();
        values.put("text", "str");
        values.put("number", 7.0);
        values.put("none", null);
        values.put("list", GoList.of("a", 2.0, null));
        values.put("map", values.copy());
        var dot = new GoMap();
        dot.put("Values", values);
        return dot;
    }
}
