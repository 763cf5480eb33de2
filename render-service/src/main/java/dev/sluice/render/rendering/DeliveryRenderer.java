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
import dev.sluice.render.substitution.Substitution;
import dev.sluice.render.substitution.Substitution.Outcome;
import dev.sluice.render.substitution.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Renders the directory of a delivery.
public final class DeliveryRenderer {

    /// Tells bundles of different renderers apart: raised with every change of what they render.
    public static final String VERSION = "manifests-2";

    private final RenderLimits limits;

    public DeliveryRenderer(RenderLimits limits) {
        this.limits = limits;
    }

    /// The objects of the delivery's directory, or all that is wrong there.
    ///
    /// @param source the commit, as it is called in problems, and what of it counts
    /// @param variables what `postBuild` of the delivery refers to
    public Rendering render(
            SourceTree tree, Commit source, DeliveryDeclaration delivery, Variables variables) {
        var findings = new Findings();
        var directory = directory(tree, source.id(), delivery.path(), findings);
        if (directory.isEmpty()) {
            return new Rendering.Rejected(findings.reported());
        }
        var manifests = new Manifests(tree, source, limits, findings);
        var read = manifests.read(directory.get(), delivery);
        var objects =
                finished(substituted(read, postBuild(delivery), variables, findings), delivery);
        reportDuplicates(objects, findings);
        return findings.failed()
                ? new Rendering.Rejected(findings.reported())
                : new Rendering.Rendered(
                        objects.stream().sorted(ApplyOrder.ORDER).toList(), findings.reported());
    }

    /// Whether the commit itself is an input, and not only its tree: Argo CD's users may write it
    /// into labels and images.
    public static boolean dependsOnCommit(DeliveryDeclaration delivery) {
        return delivery.layout() instanceof Layout.ArgoKustomization(var options)
                && options.toString().contains("ARGOCD_APP_REVISION");
    }

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

    private static List<RenderedObject> finished(
            List<RenderedObject> read, DeliveryDeclaration delivery) {
        var objects =
                delivery.defaultNamespace() == null
                        ? read
                        : Namespaces.completed(read, delivery.defaultNamespace());
        return delivery.labels().isEmpty() && delivery.annotations().isEmpty()
                ? objects
                : objects.stream()
                        .map(o -> CommonMetadata.set(o, delivery.labels(), delivery.annotations()))
                        .toList();
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
