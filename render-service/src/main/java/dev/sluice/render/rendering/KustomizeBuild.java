package dev.sluice.render.rendering;

import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Layout;
import dev.sluice.kustomize.Amendment;
import dev.sluice.kustomize.Kustomize;
import dev.sluice.kustomize.Options;
import dev.sluice.kustomize.generate.Charts;
import dev.sluice.kustomize.load.Bounds;
import dev.sluice.kustomize.load.Remotes;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.render.kustomization.ArgoAmendment;
import dev.sluice.render.kustomization.ArtifactTree;
import dev.sluice.render.kustomization.BuildEnvironment;
import dev.sluice.render.kustomization.FluxAmendment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Builds the kustomization of a delivery.
record KustomizeBuild(
        SourceTree tree, SourceRules rules, RenderLimits limits, Charts charts, Findings findings) {

    /// As Flux does, which writes into the kustomization, or generates one, before it builds.
    List<Mapping> flux(
            TreePath directory, Layout.FluxDirectory layout, DeliveryDeclaration delivery) {
        var artifact = new ArtifactTree(tree, rules.leavesOut(tree));
        var resources = new FluxResources(artifact, limits);
        var amendment =
                new FluxAmendment(
                        layout.kustomization(),
                        "spec",
                        Optional.ofNullable(delivery.targetNamespace()),
                        () -> resources.generated(directory),
                        existsBelow(artifact, directory));
        var built = built(Options.FLUX, artifact, directory, amendment);
        if (resources.isTooLarge()) {
            findings.error(
                    "TooManyFiles",
                    new Position(directory.text(), 0, 0),
                    "the directory holds more than %d entries".formatted(limits.entries()),
                    "divide it into several deliveries");
        }
        return built;
    }

    /// As Argo CD does.
    List<Mapping> argo(
            TreePath directory,
            Map<String, @Nullable Object> options,
            BuildEnvironment environment) {
        return built(
                Options.DEFAULT,
                tree,
                directory,
                new ArgoAmendment(options, environment, existsBelow(tree, directory)));
    }

    private List<Mapping> built(
            Options options, SourceTree source, TreePath directory, Amendment amendment) {
        var kustomize = new Kustomize(options.withBounds(bounds()), Remotes.none(), charts);
        return switch (kustomize.build(source, directory, amendment)) {
            case dev.sluice.kustomize.Rendering.Rendered(var objects, var warnings, _) -> {
                findings.addAll(warnings);
                yield objects;
            }
            case dev.sluice.kustomize.Rendering.Rejected(var problems, _) -> {
                findings.addAll(problems);
                yield List.of();
            }
        };
    }

    private Bounds bounds() {
        var usual = Bounds.DEFAULT;
        return new Bounds(
                usual.depth(),
                usual.kustomizations(),
                limits.entries(),
                limits.bytes(),
                limits.bytes());
    }

    private static Predicate<String> existsBelow(SourceTree tree, TreePath directory) {
        return path ->
                directory
                        .resolve(path)
                        .filter(found -> !(tree.at(found) instanceof Entry.Absent))
                        .isPresent();
    }
}
