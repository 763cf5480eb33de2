package dev.sluice.render.rendering;

import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Layout;
import dev.sluice.manifest.Dialect;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.LinkFollower;
import dev.sluice.manifest.tree.LinkFollower.Resolution;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Renders a directory of plain manifests.
public final class PlainManifests {

    /// Tells bundles of different renderers apart: raised with every change of what they render.
    public static final String VERSION = "manifests-1";

    private static final String LOCAL_CONFIG = "config.kubernetes.io/local-config";

    private final RenderLimits limits;

    public PlainManifests(RenderLimits limits) {
        this.limits = limits;
    }

    /// The objects of the delivery's directory, or all that is wrong there.
    ///
    /// @param commit what the tree is called in problems
    public Rendering render(
            SourceTree tree, String commit, SourceRules rules, DeliveryDeclaration delivery) {
        var findings = new Findings();
        var directory = directory(tree, commit, delivery.path(), findings);
        if (directory.isEmpty()) {
            return new Rendering.Rejected(findings.reported());
        }
        var files = walk(tree, rules, delivery.layout()).files(directory.get(), findings);
        var parser = new ManifestParser(dialect(delivery.layout()), limits, findings);
        var objects = transformed(parser.parse(files), delivery);
        reportDuplicates(objects, findings);
        return findings.failed()
                ? new Rendering.Rejected(findings.reported())
                : new Rendering.Rendered(
                        objects.stream().sorted(ApplyOrder.ORDER).toList(), findings.reported());
    }

    private Walk walk(SourceTree tree, SourceRules rules, Layout layout) {
        return switch (layout) {
            case Layout.FluxDirectory _ -> new FluxWalk(tree, rules, limits);
            case Layout.ArgoDirectory argo -> new ArgoWalk(tree, rules, argo, limits);
            case Layout.ArgoDetected(var argo, _) -> new ArgoWalk(tree, rules, argo, limits);
            case Layout.ArgoKustomization _, Layout.HelmChart _ -> PlainManifests::noChart;
        };
    }

    private static Dialect dialect(Layout layout) {
        return switch (layout) {
            case Layout.FluxDirectory _ -> Dialect.KUSTOMIZE;
            case Layout.ArgoDirectory _,
                    Layout.ArgoDetected _,
                    Layout.ArgoKustomization _,
                    Layout.HelmChart _ ->
                    Dialect.KUBECTL;
        };
    }

    private static List<ManifestFile> noChart(TreePath directory, Findings findings) {
        Walk.refuseEngine(directory.child("Chart.yaml"), findings);
        return List.of();
    }

    private static List<RenderedObject> transformed(
            List<RenderedObject> parsed, DeliveryDeclaration delivery) {
        var objects = parsed;
        if (delivery.layout() instanceof Layout.FluxDirectory) {
            objects = objects.stream().filter(object -> !isLocalConfig(object)).toList();
        }
        if (delivery.targetNamespace() != null) {
            objects = Namespaces.moved(objects, delivery.targetNamespace());
        }
        if (delivery.defaultNamespace() != null) {
            objects = Namespaces.completed(objects, delivery.defaultNamespace());
        }
        if (delivery.labels().isEmpty() && delivery.annotations().isEmpty()) {
            return objects;
        }
        return objects.stream()
                .map(o -> CommonMetadata.set(o, delivery.labels(), delivery.annotations()))
                .toList();
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

    private static Optional<TreePath> directory(
            SourceTree tree, String commit, String path, Findings findings) {
        var parsed = TreePath.parse(path);
        if (parsed.isEmpty()) {
            findings.error(
                    "PathNotFound",
                    null,
                    "the path '" + path + "' leads out of the source",
                    "name a directory of the source");
            return Optional.empty();
        }
        return switch (new LinkFollower(tree).resolve(parsed.get())) {
            case Resolution.Found(var real, Entry.Directory _) -> Optional.of(real);
            case Resolution.Found(_, var other) -> {
                findings.error(
                        "PathNotFound",
                        new Position(path, 0, 0),
                        "the path '%s' %s in commit %s"
                                .formatted(
                                        path,
                                        other instanceof Entry.Absent
                                                ? "does not exist"
                                                : "is not a directory",
                                        commit),
                        "commit the directory, or correct the path of the delivery");
                yield Optional.empty();
            }
            case Resolution.Refused(var problem) -> {
                findings.addAll(List.of(problem));
                yield Optional.empty();
            }
        };
    }

    private static void reportDuplicates(List<RenderedObject> objects, Findings findings) {
        var seen = new HashMap<String, RenderedObject>();
        for (var object : objects) {
            var first = seen.putIfAbsent(object.ref().toString(), object);
            if (first != null) {
                findings.error(
                        "DuplicateObject",
                        object.position(),
                        "%s is written already at %s".formatted(object.ref(), first.position()),
                        "remove one of the two");
            }
        }
    }
}
