package dev.sluice.render.chart;

import dev.sluice.events.ChartRelease;
import dev.sluice.helm.Rendering;
import dev.sluice.helm.hook.RenderedDocument;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.EqualKeys;
import dev.sluice.manifest.Limits;
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
            case ARGO_CD ->
                    // What of them is a hook is told by their annotations, as for all of Argo CD.
                    Stream.concat(rendered.objects().stream(), rendered.hooks().stream())
                            .forEach(
                                    document ->
                                            parts.add(objects(document.source(), document.text())));
        }
        if (!problems.isEmpty()) {
            throw new ChartFailure(problems);
        }
        return parts;
    }

    private void definitions(Rendering.Crd crd, List<Part> parts) {
        switch (release.crds()) {
            case SKIP -> {}
            case OWNED -> parts.add(objects(crd.source(), crd.text()));
            case CREATE -> parts.add(part(Role.ABSENT_DEFINITIONS, crd));
            case CREATE_REPLACE -> parts.add(part(Role.KEPT_DEFINITIONS, crd));
        }
    }

    private Part objects(String source, String text) {
        return new Part(Role.OBJECTS, read(source, text), null);
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
            leftOut(document.source());
        }
    }

    private void leftOut(String source) {
        warnings.add(
                Problem.warning(
                        "HookLeftOut",
                        new Position(source, 0, 0),
                        "the hook is left out: it runs where a release is rolled back, and none is",
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
