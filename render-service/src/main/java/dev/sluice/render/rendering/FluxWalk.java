package dev.sluice.render.rendering;

import dev.sluice.manifest.Position;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/// All `.yaml` and `.yml` files below the directory, as kustomize-controller lists them when it
/// writes the `kustomization.yaml` that a directory lacks.
final class FluxWalk implements Walk {

    private final SourceTree tree;
    private final SourceRules rules;
    private final RenderLimits limits;
    private int entries;
    private boolean metKustomization;

    FluxWalk(SourceTree tree, SourceRules rules, RenderLimits limits) {
        this.tree = tree;
        this.rules = rules;
        this.limits = limits;
    }

    @Override
    public List<ManifestFile> files(TreePath directory, Findings findings) {
        var files = new ArrayList<ManifestFile>();
        if (tree.at(directory.child("Chart.yaml")) instanceof Entry.File) {
            Walk.refuseChart(directory.child("Chart.yaml"), findings);
            return files;
        }
        walk(directory, rules.patternsAbove(tree, directory), files, findings);
        return files;
    }

    /// Whether a directory on the way is a kustomization: then the files alone do not tell what is
    /// delivered.
    boolean metKustomization() {
        return metKustomization;
    }

    private void walk(
            TreePath directory,
            List<IgnorePattern> above,
            List<ManifestFile> files,
            Findings findings) {
        if (!(tree.at(directory) instanceof Entry.Directory here)) {
            return;
        }
        var patterns = new ArrayList<>(above);
        patterns.addAll(rules.patternsIn(tree, directory));
        var inForce = rules.inForce(patterns);
        var names = here.names().stream().sorted().toList();
        for (var name : KUSTOMIZATIONS) {
            if (names.contains(name) && !SourceRules.leavesOut(directory.child(name), inForce)) {
                metKustomization = true;
                return;
            }
        }
        for (var name : names) {
            if (++entries > limits.entries()) {
                tooMany(directory, findings);
                return;
            }
            visit(directory.child(name), patterns, inForce, files, findings);
        }
    }

    private void visit(
            TreePath path,
            List<IgnorePattern> patterns,
            List<IgnorePattern> inForce,
            List<ManifestFile> files,
            Findings findings) {
        boolean manifest = path.name().endsWith(".yaml") || path.name().endsWith(".yml");
        switch (tree.at(path)) {
            case Entry.Directory _ -> walk(path, patterns, files, findings);
            case Entry.File file -> {
                if (manifest && !SourceRules.leavesOut(path, inForce)) {
                    files.add(new ManifestFile(path, file));
                }
            }
            case Entry.Symlink(_, var target) -> {
                if (manifest && !SourceRules.leavesOut(path, inForce)) {
                    findings.warning(
                            "SymlinkLeftOut",
                            new Position(path.text(), 0, 0),
                            "the link to " + target + " is not read: Flux sources hold no links",
                            "put the manifest itself here");
                }
            }
            case Entry.Submodule _ ->
                    findings.warning(
                            "SubmoduleLeftOut",
                            new Position(path.text(), 0, 0),
                            "the submodule is not read",
                            "deliver it from a source of its own");
            case Entry.Absent _ -> {}
        }
    }

    private void tooMany(TreePath directory, Findings findings) {
        findings.error(
                "TooManyFiles",
                new Position(directory.text(), 0, 0),
                "the directory holds more than %d entries".formatted(limits.entries()),
                "divide it into several deliveries");
    }
}
