package dev.sluice.render.chart;

import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Options;
import dev.sluice.kustomize.Rendering;
import dev.sluice.kustomize.generate.Charts;
import dev.sluice.kustomize.load.Remotes;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Problem;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.tree.MapSourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.render.kustomization.FluxAmendment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes what a chart rendered to by kustomizations, one after the other, each of which has the
/// outcome of the one before as its only resource (`internal/postrender` of helm-controller).
final class PostRendering {

    private static final String RESOURCE = "helm-output.yaml";

    private final List<Map<String, @Nullable Object>> renderers;
    private final List<Problem> warnings;

    /// @param warnings where those of the kustomizations go
    PostRendering(List<Map<String, @Nullable Object>> renderers, List<Problem> warnings) {
        this.renderers = renderers;
        this.warnings = warnings;
    }

    /// @param text the objects of a release as YAML
    List<Mapping> of(String text) {
        var objects = List.<Mapping>of();
        var current = text;
        for (int i = 0; i < renderers.size(); i++) {
            var built = built(current, renderers.get(i), i);
            objects = built.resources();
            current = built.yaml();
            warnings.addAll(built.warnings());
        }
        return objects;
    }

    private static Rendering.Rendered built(
            String text, Map<String, @Nullable Object> changes, int index) {
        var field = "spec.postRenderers[%d].kustomize".formatted(index);
        var amendment =
                new FluxAmendment(
                        changes,
                        field,
                        Optional.empty(),
                        () -> kustomization(new Position(field, 0, 0)),
                        _ -> true);
        var tree = MapSourceTree.of(Map.of(RESOURCE, text));
        var kustomize = new Kustomize(Options.FLUX, Remotes.none(), Charts.none());
        return switch (kustomize.build(tree, TreePath.ROOT, amendment)) {
            case Rendering.Rendered rendered -> rendered;
            case Rendering.Rejected(var problems, _) -> throw new ChartFailure(problems);
        };
    }

    private static Mapping kustomization(Position position) {
        var resource = List.<YamlNode>of(Scalar.string(RESOURCE, position));
        return Mapping.empty(position).with("resources", new Sequence(resource, position));
    }
}
