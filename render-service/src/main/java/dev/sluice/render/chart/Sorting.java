package dev.sluice.render.chart;

import dev.sluice.events.ChartRelease;
import dev.sluice.helm.Rendering;
import dev.sluice.helm.hook.RenderedDocument;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlReader;
import dev.sluice.render.chart.ChartOutput.Part;
import dev.sluice.render.chart.ChartOutput.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Sorts what a chart rendered to by what it is to the release.
final class Sorting {

    private static final YamlReader YAML =
            new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);

    private static final ArgoStages.Staging PLAIN = new ArgoStages.Staging.Kept(null);

    private final ChartRelease release;
    private final List<Problem> warnings;
    private final List<Problem> problems = new ArrayList<>();

    /// @param warnings where warnings go
    Sorting(ChartRelease release, List<Problem> warnings) {
        this.release = release;
        this.warnings = warnings;
    }

    List<Part> of(Rendering.Rendered rendered) {
        var parts = new ArrayList<Part>();
        rendered.crds().forEach(crd -> definitions(crd, parts));
        switch (release.hooks().style()) {
            case HELM -> {
                parts.add(new Part(Role.OBJECTS, objects(rendered.objects()), null));
                rendered.hooks().forEach(hook -> hook(hook, parts));
            }
            case ARGO_CD -> {
                Stream.concat(rendered.objects().stream(), rendered.hooks().stream())
                        .forEach(document -> staged(document.source(), document.text(), parts));
            }
        }
        if (!problems.isEmpty()) {
            throw new ChartFailure(problems);
        }
        return parts;
    }

    private void definitions(Rendering.Crd crd, List<Part> parts) {
        switch (release.crds()) {
            case SKIP -> {}
            case OWNED -> staged(crd.source(), crd.text(), parts);
            case CREATE -> parts.add(part(Role.ABSENT_DEFINITIONS, crd));
            case CREATE_REPLACE -> parts.add(part(Role.KEPT_DEFINITIONS, crd));
        }
    }

    private Part part(Role role, Rendering.Crd crd) {
        return new Part(role, read(crd.source(), crd.text()), null);
    }

    private List<? extends YamlNode> changed(List<RenderedDocument> documents) {
        var text = new StringBuilder();
        for (var document : documents) {
            text.append("---\n# Source: ").append(document.source()).append('\n');
            text.append(document.text()).append('\n');
        }
        return new PostRendering(release.postRenderers(), warnings).of(text.toString());
    }

    private List<YamlNode> objects(List<RenderedDocument> documents) {
        if (!release.postRenderers().isEmpty() && !documents.isEmpty()) {
            return List.copyOf(changed(documents));
        }
        return documents.stream()
                .flatMap(document -> read(document.source(), document.text()).stream())
                .toList();
    }

    private void hook(RenderedDocument document, List<Part> parts) {
        var hook = document.hook();
        if (hook == null) {
            return;
        }
        var stage = new HookStages(release.hooks()).of(hook);
        if (stage.isPresent()) {
            var documents = read(document.source(), document.text());
            parts.add(new Part(Role.HOOKS, documents, stage.get()));
        } else if (HookStages.isOnlyOfRollback(hook)) {
            leftOut(document.source(), "it runs where a release is rolled back, and none is");
        }
    }

    private void staged(String source, String text, List<Part> parts) {
        for (var node : read(source, text)) {
            switch (node instanceof Mapping object ? ArgoStages.of(object) : PLAIN) {
                case ArgoStages.Staging.Kept(var stage) ->
                        parts.add(new Part(Role.OBJECTS, List.of(node), stage));
                case ArgoStages.Staging.Runs(var stage) ->
                        parts.add(new Part(Role.HOOKS, List.of(node), stage));
                case ArgoStages.Staging.LeftOut(var why) -> leftOut(source, why);
            }
        }
    }

    /// @param why empty where that is what its author wants
    private void leftOut(String source, String why) {
        if (why.isEmpty()) {
            return;
        }
        warnings.add(
                Problem.warning(
                        "HookLeftOut",
                        new Position(source, 0, 0),
                        "the hook is left out: " + why,
                        "remove it, or do its work in another hook"));
    }

    /// Lines are those of what was rendered, not of the template.
    private List<YamlNode> read(String source, String text) {
        var file = source + ", as rendered";
        if (!GoStrings.isValid(text)) {
            problems.add(
                    Problem.error(
                            "InvalidText",
                            new Position(source, 0, 0),
                            "what the template gives is not UTF-8",
                            "encode binary content in base64"));
            return List.of();
        }
        var parsed = YAML.read(file, text);
        parsed.problems().stream().filter(Problem::isError).forEach(problems::add);
        return parsed.documents();
    }
}
