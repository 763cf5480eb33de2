package dev.sluice.render.chart;

import dev.sluice.events.ChartRelease;
import dev.sluice.events.ChartRelease.Crds;
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

/// Sorts what a chart rendered to by what it is to the release.
final class Sorting {

    private static final YamlReader YAML =
            new YamlReader(Dialect.KUBECTL, Limits.DEFAULT, EqualKeys.LAST_COUNTS);

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
                rendered.objects().forEach(document -> staged(document, parts));
                rendered.hooks().forEach(document -> staged(document, parts));
            }
        }
        if (!problems.isEmpty()) {
            throw new ChartFailure(problems);
        }
        return parts;
    }

    private void definitions(Rendering.Crd crd, List<Part> parts) {
        if (release.crds() != Crds.SKIP) {
            parts.add(new Part(role(release.crds()), read(crd.source(), crd.text()), null));
        }
    }

    private static Role role(Crds crds) {
        return switch (crds) {
            case SKIP, OWNED -> Role.OBJECTS;
            case CREATE -> Role.ABSENT_DEFINITIONS;
            case CREATE_REPLACE -> Role.KEPT_DEFINITIONS;
        };
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
            leftOut(document, "it runs where a release is rolled back, and none is");
        }
    }

    private void staged(RenderedDocument document, List<Part> parts) {
        if (release.skipTests() && document.hook() != null && document.hook().isTest()) {
            return;
        }
        for (var node : read(document.source(), document.text())) {
            switch (node instanceof Mapping object ? ArgoStages.of(object) : PLAIN) {
                case ArgoStages.Staging.Kept(var stage) ->
                        parts.add(new Part(Role.OBJECTS, List.of(node), stage));
                case ArgoStages.Staging.Runs(var stage) ->
                        parts.add(new Part(Role.HOOKS, List.of(node), stage));
                case ArgoStages.Staging.LeftOut(var why) when why.isEmpty() -> {}
                case ArgoStages.Staging.LeftOut(var why) -> leftOut(document, why);
            }
        }
    }

    private static final ArgoStages.Staging PLAIN = new ArgoStages.Staging.Kept(null);

    private void leftOut(RenderedDocument document, String why) {
        warnings.add(
                Problem.warning(
                        "HookLeftOut",
                        new Position(document.source(), 0, 0),
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
