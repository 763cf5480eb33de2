package dev.sluice.render.rendering;

import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Layout;
import dev.sluice.events.PostBuild;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.LinkFollower;
import dev.sluice.manifest.tree.LinkFollower.Resolution;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import dev.sluice.render.chart.Circumstances;
import dev.sluice.render.chart.Engines;
import dev.sluice.render.substitution.Substitution;
import dev.sluice.render.substitution.Substitution.Outcome;
import dev.sluice.render.substitution.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Renders the directory of a delivery.
public final class DeliveryRenderer {

    /// Tells bundles of different renderers apart: raised with every change of what they render.
    public static final String VERSION = "manifests-4";

    private final Workbench bench;

    public DeliveryRenderer(RenderLimits limits) {
        this.bench = new Workbench(limits, new Engines());
    }

    /// The objects of the delivery's directory, or all that is wrong there.
    ///
    /// @param source the commit, as it is called in problems, and what of it counts
    /// @param given what the delivery refers to
    public Rendering render(
            SourceTree tree, Commit source, DeliveryDeclaration delivery, Given given) {
        var findings = new Findings();
        var directory = directory(tree, source.id(), delivery, findings);
        if (directory.isEmpty()) {
            return new Rendering.Rejected(findings.reported());
        }
        var manifests = new Manifests(bench, tree, source, given.circumstances(), findings);
        var read = manifests.read(directory.get(), delivery);
        var objects =
                finished(
                        substituted(read, postBuild(delivery), given.variables(), findings),
                        delivery);
        reportDuplicates(objects, findings);
        return findings.failed()
                ? new Rendering.Rejected(findings.reported())
                : new Rendering.Rendered(inOrder(objects), findings.reported());
    }

    /// Whether the commit itself is an input, and not only its tree: Argo CD's users may write it
    /// into labels and images.
    public static boolean dependsOnCommit(DeliveryDeclaration delivery) {
        return delivery.layout() instanceof Layout.ArgoKustomization(var options)
                && options.toString().contains("ARGOCD_APP_REVISION");
    }

    /// What a delivery refers to outside of its source.
    ///
    /// @param variables those of `postBuild`
    /// @param circumstances in which its chart is rendered
    public record Given(Variables variables, Circumstances circumstances) {}

    /// A commit of a source.
    public record Commit(String id, String url, SourceRules rules) {}

    private static @Nullable PostBuild postBuild(DeliveryDeclaration delivery) {
        return delivery.layout() instanceof Layout.FluxDirectory flux ? flux.postBuild() : null;
    }

    /// Flux has it strict by default: a variable that is not set is an error.
    private static List<RenderedObject> substituted(
            List<RenderedObject> objects,
            @Nullable PostBuild postBuild,
            Variables variables,
            Findings findings) {
        if (postBuild == null) {
            return objects;
        }
        var all = variables.with(postBuild.substitute());
        var substitution = new Substitution(all, true, postBuild.always());
        var substituted = new ArrayList<RenderedObject>(objects.size());
        for (var object : objects) {
            switch (substitution.apply(object.manifest())) {
                case Outcome.Substituted(var changed) -> substituted.add(object.with(changed));
                case Outcome.Refused(var problems) -> findings.addAll(problems);
            }
        }
        return substituted;
    }

    /// Hooks stay in the order in which they run.
    private static List<RenderedObject> inOrder(List<RenderedObject> objects) {
        return Stream.concat(
                        objects.stream()
                                .filter(object -> !object.isHook())
                                .sorted(ApplyOrder.ORDER),
                        objects.stream().filter(RenderedObject::isHook))
                .toList();
    }

    /// Not all objects of a chart get the labels of its release.
    private static List<RenderedObject> finished(
            List<RenderedObject> read, DeliveryDeclaration delivery) {
        var objects =
                delivery.defaultNamespace() == null
                        ? read
                        : Namespaces.completed(read, delivery.defaultNamespace());
        boolean isPlain = delivery.labels().isEmpty() && delivery.annotations().isEmpty();
        return isPlain || delivery.layout() instanceof Layout.HelmChart
                ? objects
                : objects.stream()
                        .map(o -> CommonMetadata.set(o, delivery.labels(), delivery.annotations()))
                        .toList();
    }

    private static Optional<TreePath> directory(
            SourceTree tree, String commit, DeliveryDeclaration delivery, Findings findings) {
        var path = delivery.path();
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
            // A chart may be packed.
            case Resolution.Found(var real, Entry.File _)
                    when delivery.layout() instanceof Layout.HelmChart ->
                    Optional.of(real);
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
