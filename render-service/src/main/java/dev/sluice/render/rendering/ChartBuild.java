package dev.sluice.render.rendering;

import dev.sluice.events.ChartRelease;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.render.chart.ChartOutput;
import dev.sluice.render.chart.ChartRendering;
import dev.sluice.render.chart.Circumstances;
import dev.sluice.render.chart.Engines;
import dev.sluice.render.kustomization.ArtifactTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Renders the chart of a delivery.
record ChartBuild(
        Engines engines,
        SourceTree tree,
        SourceRules rules,
        RenderLimits limits,
        Findings findings) {

    /// A HelmChart is filtered only where it follows a repository of Git.
    private static final Set<String> IN_GIT = Set.of("GitRepository", "HelmChart");

    /// What Helm itself leaves where a release ends or does not hold it any more.
    private static final Map<String, String> KEPT = Map.of("helm.sh/resource-policy", "keep");

    static boolean isChart(SourceTree tree, TreePath directory) {
        return tree.at(directory.child("Chart.yaml")) instanceof Entry.File;
    }

    List<RenderedObject> build(
            TreePath chart,
            ChartRelease release,
            DeliveryDeclaration delivery,
            Circumstances circumstances) {
        var rendering = new ChartRendering(engines, source(delivery), release, circumstances);
        return switch (rendering.of(chart)) {
            case ChartOutput.Rejected(var problems) -> {
                findings.addAll(problems);
                yield List.of();
            }
            case ChartOutput.Rendered(var parts, var warnings) -> {
                findings.addAll(warnings);
                yield objects(parts, delivery);
            }
        };
    }

    /// A chart that was packed is whole; of one in Git counts what Flux makes an artifact of.
    private SourceTree source(DeliveryDeclaration delivery) {
        return rules.filtered() && IN_GIT.contains(delivery.source().kind())
                ? new ArtifactTree(tree, rules.leavesOut(tree))
                : tree;
    }

    private List<RenderedObject> objects(
            List<ChartOutput.Part> parts, DeliveryDeclaration delivery) {
        var parser = new ManifestParser(Dialect.KUBECTL, limits, findings);
        var objects = new ArrayList<RenderedObject>();
        var defined = new HashSet<String>();
        for (var part : parts) {
            for (var object : parser.expand(part.documents())) {
                switch (part.role()) {
                    case OBJECTS ->
                            objects.add(
                                    CommonMetadata.set(
                                            object.at(part.stage()),
                                            delivery.labels(),
                                            delivery.annotations()));
                    case HOOKS -> objects.add(object.at(part.stage()));
                    case KEPT_DEFINITIONS -> {
                        // Subcharts may bring what their parent brings already.
                        if (defined.add(object.ref().toString())) {
                            objects.add(CommonMetadata.set(object, Map.of(), KEPT));
                        }
                    }
                    case ABSENT_DEFINITIONS -> {
                        if (defined.add(object.ref().toString())) {
                            objects.add(object.onlyIfAbsent());
                        }
                    }
                }
            }
        }
        return objects;
    }
}
