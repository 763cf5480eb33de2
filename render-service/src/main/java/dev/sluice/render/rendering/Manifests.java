package dev.sluice.render.rendering;

import dev.sluice.events.ChartRelease.Style;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Layout;
import dev.sluice.kustomize.chart.HelmCharts;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.render.chart.Circumstances;
import dev.sluice.render.kustomization.BuildEnvironment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the objects of a directory: plain manifests, a kustomization, or a chart.
final class Manifests {

    private static final String LOCAL_CONFIG = "config.kubernetes.io/local-config";

    private final Workbench bench;
    private final SourceTree tree;
    private final DeliveryRenderer.Commit source;
    private final Circumstances circumstances;
    private final Findings findings;

    Manifests(
            Workbench bench,
            SourceTree tree,
            DeliveryRenderer.Commit source,
            Circumstances circumstances,
            Findings findings) {
        this.bench = bench;
        this.tree = tree;
        this.source = source;
        this.circumstances = circumstances;
        this.findings = findings;
    }

    List<RenderedObject> read(TreePath directory, DeliveryDeclaration delivery) {
        var layout = delivery.layout();
        if (!isOfArgo(layout)) {
            return objects(directory, layout, delivery);
        }
        var amended =
                new ArgoSourceFiles(tree, findings).over(layout, directory, delivery.delivery());
        return ArgoStages.of(objects(directory, amended, delivery), findings);
    }

    private static boolean isOfArgo(Layout layout) {
        return switch (layout) {
            case Layout.ArgoDirectory _, Layout.ArgoDetected _, Layout.ArgoKustomization _ -> true;
            case Layout.HelmChart(var release) -> release.hooks().style() == Style.ARGO_CD;
            case Layout.FluxDirectory _ -> false;
        };
    }

    private List<RenderedObject> objects(
            TreePath directory, Layout layout, DeliveryDeclaration delivery) {
        return switch (layout) {
            case Layout.FluxDirectory flux -> flux(directory, flux, delivery);
            case Layout.ArgoDirectory argo -> argo(directory, argo, delivery);
            case Layout.ArgoDetected(var argo, var release) ->
                    isChart(directory)
                            ? chart().build(directory, release, delivery, circumstances)
                            : argo(directory, argo, delivery);
            case Layout.ArgoKustomization(var options) -> kustomized(directory, options, delivery);
            case Layout.HelmChart(var release) ->
                    chart().build(directory, release, delivery, circumstances);
        };
    }

    /// Where there are both, Argo CD takes the kustomization.
    private boolean isChart(TreePath directory) {
        return !FluxResources.isKustomization(tree, directory)
                && ChartBuild.isChart(tree, directory);
    }

    private ChartBuild chart() {
        return new ChartBuild(bench.engines(), tree, source.rules(), bench.limits(), findings);
    }

    /// What kustomize would do to plain manifests is simple enough to do without it.
    private List<RenderedObject> flux(
            TreePath directory, Layout.FluxDirectory layout, DeliveryDeclaration delivery) {
        var rules = source.rules();
        if (!layout.kustomization().isEmpty() || FluxResources.isKustomization(tree, directory)) {
            return built(kustomize().flux(directory, layout, delivery));
        }
        var walk = new FluxWalk(tree, rules, bench.limits());
        var files = walk.files(directory, findings);
        if (walk.metKustomization()) {
            return built(kustomize().flux(directory, layout, delivery));
        }
        var objects =
                new ManifestParser(Dialect.KUSTOMIZE, bench.limits(), findings)
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
        var files =
                new ArgoWalk(tree, source.rules(), layout, bench.limits())
                        .files(directory, findings);
        return new ManifestParser(Dialect.KUBECTL, bench.limits(), findings).parse(files);
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
        var charts = new HelmCharts(bench.engines().helm4(), circumstances::surroundings);
        return new KustomizeBuild(tree, source.rules(), bench.limits(), charts, findings);
    }

    private List<RenderedObject> built(List<Mapping> objects) {
        return new ManifestParser(Dialect.KUSTOMIZE, bench.limits(), findings).check(objects);
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
