package dev.sluice.helm;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.hook.GoSpace;
import dev.sluice.helm.hook.ManifestSplitter;
import dev.sluice.helm.hook.RenderedDocument;
import dev.sluice.helm.packaging.PathPattern;
import dev.sluice.manifest.Problem;
import java.util.List;
import java.util.regex.Pattern;

/// What `helm template` prints of a rendering.
///
/// @param showOnly patterns of templates' paths below the root chart; empty for all
public record TemplateOutput(
        HelmMajor helm, CrdPolicy crds, HookPolicy hooks, List<String> showOnly) {

    /// Whether files of `crds/` are printed.
    public enum CrdPolicy {
        LEFT_OUT,
        INCLUDED
    }

    /// Which hooks are printed.
    public enum HookPolicy {
        ALL,
        WITHOUT_TESTS,
        NONE
    }

    /// What printing gave.
    public sealed interface Printing {
        record Printed(String text) implements Printing {}

        record NotFound(Problem problem) implements Printing {}
    }

    private static final Pattern SOURCE = Pattern.compile("# Source: [^/]+/(.+)");

    public TemplateOutput {
        showOnly = List.copyOf(showOnly);
    }

    public Printing print(Rendering.Rendered rendered) {
        var text = all(rendered);
        return showOnly.isEmpty() ? new Printing.Printed(text) : shown(text);
    }

    /// What of a rendering is printed, templates that were not asked for included.
    public Rendering.Rendered selected(Rendering.Rendered rendered) {
        return new Rendering.Rendered(
                crds == CrdPolicy.INCLUDED ? rendered.crds() : List.of(),
                rendered.objects(),
                rendered.hooks().stream().filter(this::isPrinted).toList(),
                rendered.warnings());
    }

    private String all(Rendering.Rendered rendered) {
        var selected = selected(rendered);
        var objects = new StringBuilder();
        selected.crds().forEach(crd -> append(objects, crd.source(), crd.text()));
        selected.objects().forEach(object -> append(objects, object.source(), object.text()));
        var text = new StringBuilder(GoSpace.trim(objects.toString())).append('\n');
        selected.hooks().forEach(hook -> append(text, hook.source(), hook.text()));
        return text.toString();
    }

    private boolean isPrinted(RenderedDocument document) {
        var hook = document.hook();
        return switch (hooks) {
            case ALL -> true;
            case WITHOUT_TESTS -> hook == null || !hook.isTest();
            case NONE -> false;
        };
    }

    private static void append(StringBuilder text, String source, String document) {
        text.append("---\n# Source: ").append(source).append('\n').append(document).append('\n');
    }

    /// The documents that the patterns name, in the order of the patterns.
    private Printing shown(String all) {
        var documents = ManifestSplitter.split(all, helm);
        var text = new StringBuilder();
        for (var pattern : showOnly) {
            var found = documents.stream().filter(d -> isShown(pattern, d)).toList();
            if (found.isEmpty()) {
                return new Printing.NotFound(
                        Problem.error(
                                "NoSuchTemplate",
                                null,
                                "could not find template %s in chart".formatted(pattern),
                                "name the path below the chart, such as templates/service.yaml"));
            }
            found.forEach(document -> text.append("---\n").append(document).append('\n'));
        }
        return new Printing.Printed(text.toString());
    }

    private static boolean isShown(String pattern, String document) {
        var source = SOURCE.matcher(document);
        return source.find()
                && PathPattern.of(pattern).filter(p -> p.matches(source.group(1))).isPresent();
    }
}
