package dev.sluice.render.rendering;

import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.Sequence;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/// The kustomization that Flux generates for a directory without one: its resources are all `.yaml`
/// and `.yml` files below it, and each directory below that has a kustomization of its own
/// (`scanManifests` of `fluxcd/pkg/kustomize`).
final class FluxResources {

    /// Keeps a kustomization without resources from being empty.
    private static final String PLACEHOLDER = "_placeholder";

    private final SourceTree tree;
    private final int most;
    private int entries;

    FluxResources(SourceTree tree, RenderLimits limits) {
        this.tree = tree;
        this.most = limits.entries();
    }

    /// Whether a directory itself holds a kustomization file.
    static boolean isKustomization(SourceTree tree, TreePath directory) {
        return Walk.KUSTOMIZATIONS.stream()
                .anyMatch(name -> tree.at(directory.child(name)) instanceof Entry.File);
    }

    Mapping generated(TreePath directory) {
        var position = new Position(directory + "/kustomization.yaml", 0, 0);
        var resources = new ArrayList<YamlNode>();
        collect(directory, "./", resources, position);
        return resources.isEmpty()
                ? Mapping.empty(position).with("namespace", Scalar.string(PLACEHOLDER, position))
                : Mapping.empty(position).with("resources", new Sequence(resources, position));
    }

    /// Whether there are more files and directories than one delivery may have.
    boolean isTooLarge() {
        return entries > most;
    }

    private void collect(
            TreePath directory, String prefix, List<YamlNode> resources, Position position) {
        if (!(tree.at(directory) instanceof Entry.Directory here)) {
            return;
        }
        for (var name : here.names().stream().sorted().toList()) {
            var path = directory.child(name);
            if (++entries > most) {
                return;
            }
            switch (tree.at(path)) {
                case Entry.Directory _ when isKustomization(tree, path) ->
                        resources.add(Scalar.string(prefix + name, position));
                case Entry.Directory _ -> collect(path, prefix + name + "/", resources, position);
                case Entry.File _ when isManifest(name) ->
                        resources.add(Scalar.string(prefix + name, position));
                case Entry.File _, Entry.Symlink _, Entry.Submodule _, Entry.Absent _ -> {}
            }
        }
    }

    private static boolean isManifest(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
