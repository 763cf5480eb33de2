package dev.sluice.render.rendering;

import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Layout;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.render.kustomization.BuildEnvironment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the objects of a directory: plain manifests, or a kustomization.
final class Manifests {

    private static final String LOCAL_CONFIG = "config.kubernetes.io/local-config";

    private final SourceTree tree;
    private final DeliveryRenderer.Commit source;
    private final RenderLimits limits;
    private final Findings findings;

    Manifests(
            SourceTree tree,
            DeliveryRenderer.Commit source,
            RenderLimits limits,
            Findings findings) {
        this.tree = tree;
        this.source = source;
        this.limits = limits;
        this.findings = findings;
    }

    List<RenderedObject> read(TreePath directory, DeliveryDeclaration delivery) {
        return switch (delivery.layout()) {
            case Layout.FluxDirectory flux -> flux(directory, flux, delivery);
            case Layout.ArgoDirectory argo -> argo(directory, argo, delivery);
            case Layout.ArgoDetected(var argo, _) -> argo(directory, argo, delivery);
            case Layout.ArgoKustomization(var options) -> kustomized(directory, options, delivery);
            case Layout.HelmChart _ -> noChart(directory);
        };
    }

    /// What kustomize would do to plain manifests is simple enough to do without it.
    private List<RenderedObject> flux(
            TreePath directory, Layout.FluxDirectory layout, DeliveryDeclaration delivery) {
        var rules = source.rules();
        if (!layout.kustomization().isEmpty() || FluxResources.isKustomization(tree, directory)) {
            return built(kustomize().flux(directory, layout, delivery));
        }
        var walk = new FluxWalk(tree, rules, limits);
        var files = walk.files(directory, findings);
        if (walk.metKustomization()) {
            return built(kustomize().flux(directory, layout, delivery));
        }
        var objects =
                new ManifestParser(Dialect.KUSTOMIZE, limits, findings)
                        .parse(files).stream().filter(object -> !isLocalConfig(object)).toList();
        return delivery.targetNamespace() == null
                ? objects
                : Namespaces.moved(objects, delivery.targetNamespace());
    }

    private List<RenderedObject> argo(
            TreePath directory, Layout.ArgoDirectory layout, DeliveryDeclaration delivery) {
        if (FluxResources.isKustomization(tree, directory)) {
            if (layout.equals(new Layout.ArgoDirectory(false, "", ""))) {
                return kustomized(directory, Map.of(), delivery);
            }
            findings.error(
                    "KustomizationInDirectory",
                    new Position(directory.text(), 0, 0),
                    "the directory holds a kustomization, but it is to be read as plain manifests",
                    "remove spec.source.directory, or the file");
            return List.of();
        }
        var files = new ArgoWalk(tree, source.rules(), layout, limits).files(directory, findings);
        return new ManifestParser(Dialect.KUBECTL, limits, findings).parse(files);
    }

    private List<RenderedObject> kustomized(
            TreePath directory,
            Map<String, @Nullable Object> options,
            DeliveryDeclaration delivery) {
        var environment =
                BuildEnvironment.of(
                        delivery.delivery().namespace(),
                        delivery.delivery().name(),
                        delivery.path(),
                        source.url(),
                        source.id());
        return built(kustomize().argo(directory, options, environment));
    }

    private KustomizeBuild kustomize() {
        return new KustomizeBuild(tree, source.rules(), limits, findings);
    }

    private List<RenderedObject> built(List<Mapping> objects) {
        return new ManifestParser(Dialect.KUSTOMIZE, limits, findings).check(objects);
    }

    private List<RenderedObject> noChart(TreePath directory) {
        Walk.refuseChart(directory.child("Chart.yaml"), findings);
        return List.of();
    }

    /// kustomize leaves out what its own tools are configured with.
    private static boolean isLocalConfig(RenderedObject object) {
        return object.manifest()
                .mapping("metadata")
                .flatMap(metadata -> metadata.mapping("annotations"))
                .flatMap(annotations -> annotations.string(LOCAL_CONFIG))
                .filter(value -> !value.equals("false"))
                .isPresent();
    }
}
