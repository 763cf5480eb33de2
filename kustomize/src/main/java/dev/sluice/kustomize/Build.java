package dev.sluice.kustomize;

import dev.sluice.kustomize.definition.Kustomization;
import dev.sluice.kustomize.definition.Kustomization.Output;
import dev.sluice.kustomize.definition.Located;
import dev.sluice.kustomize.definition.Purpose;
import dev.sluice.kustomize.load.Loader;
import dev.sluice.kustomize.problem.Problems;
import dev.sluice.kustomize.reference.NameReferences;
import dev.sluice.kustomize.reference.VariableTransformer;
import dev.sluice.kustomize.resource.Origin;
import dev.sluice.kustomize.resource.Reprint;
import dev.sluice.kustomize.resource.Resource;
import dev.sluice.kustomize.resource.Resources;
import dev.sluice.kustomize.transform.HashTransformer;
import dev.sluice.kustomize.transform.LabelTransformer;
import dev.sluice.kustomize.transform.SortTransformer;
import dev.sluice.kustomize.transform.Transformer;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.tree.RecordingTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One build: the layers, and what is done once they are all there
/// (`api/krusty/kustomizer.go`).
final class Build {

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    private final Options options;
    private final Session session;
    private final Problems problems;
    private final Loader loader;

    Build(Options options, Session session, Loader loader) {
        this.options = options;
        this.session = session;
        this.problems = session.problems();
        this.loader = loader;
    }

    Rendering rendering(TreePath directory, Amendment amendment, RecordingTree tree) {
        var finished =
                new KustomizationFile(loader, problems)
                        .read(new Located(directory.toString(), Position.NOWHERE), amendment)
                        .map(this::finished)
                        .orElse(Resources.NONE);
        if (problems.haveErrors()) {
            return new Rendering.Rejected(problems.all(), tree.readSet());
        }
        return new Rendering.Rendered(
                finished.all().stream().map(Resource::content).toList(),
                problems.all(),
                tree.readSet());
    }

    private Resources finished(Kustomization kustomization) {
        new SchemaChoice(session.openApi(), loader, problems).ofRoot(kustomization);
        var output = kustomization.output();
        var origin =
                output.buildMetadata().isEmpty()
                        ? Optional.<Origin>empty()
                        : Optional.of(Origin.ROOT);
        var layer = new LayerBuilder(session, loader, kustomization, origin, "").build(Layer.EMPTY);
        var resources = layer.resources();
        for (var step : lastSteps(layer, output)) {
            resources = problems.haveErrors() ? resources : step.transform(resources, problems);
        }
        return resources;
    }

    /// What is done once for all layers together.
    private List<Transformer> lastSteps(Layer layer, Output output) {
        return List.of(
                new HashTransformer(),
                new NameReferences(layer.specs().nameReferences()),
                new VariableTransformer(layer.variables(), layer.specs().of(Purpose.VARIABLES)),
                FinalChecks::named,
                (resources, _) -> resources.only(resource -> !resource.isLocal()),
                FinalChecks::distinct,
                (resources, _) -> resources.each(each -> each.changed(Reprint::of)),
                order(output),
                managedBy(output),
                (resources, _) -> finished(resources, output),
                FinalChecks::printable);
    }

    private Transformer order(Output output) {
        return output.sortOptions()
                .map(sortOptions -> SortTransformer.of(sortOptions, problems))
                .orElseGet(
                        () ->
                                switch (options.order()) {
                                    case LEGACY -> SortTransformer.legacy();
                                    case NONE -> SortTransformer.none();
                                });
    }

    private Transformer managedBy(Output output) {
        var isWanted =
                options.addsManagedBy() || output.buildMetadata().contains(Output.MANAGED_BY);
        return LabelTransformer.inMetadata(
                isWanted ? Map.of(MANAGED_BY, options.managedBy()) : Map.of());
    }

    private static Resources finished(Resources resources, Output output) {
        return resources.each(
                resource ->
                        resource.finished(
                                output.buildMetadata().contains(Output.ORIGINS),
                                output.buildMetadata().contains(Output.TRANSFORMATIONS)));
    }
}
