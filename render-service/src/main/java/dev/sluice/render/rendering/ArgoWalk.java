package dev.sluice.render.rendering;

import dev.sluice.events.Layout;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.tree.Entry;
import dev.sluice.manifest.tree.LinkFollower;
import dev.sluice.manifest.tree.LinkFollower.Resolution;
import dev.sluice.manifest.tree.SourceTree;
import dev.sluice.manifest.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `.yaml`, `.yml` and `.json` files of the directory, as Argo CD's directory source picks
/// them: by globs on the path below the directory, following links to files inside the
/// repository.
final class ArgoWalk implements Walk {

    private final SourceTree tree;
    private final SourceRules rules;
    private final Layout.ArgoDirectory layout;
    private final RenderLimits limits;
    private int entries;

    ArgoWalk(SourceTree tree, SourceRules rules, Layout.ArgoDirectory layout, RenderLimits limits) {
        this.tree = tree;
        this.rules = rules;
        this.layout = layout;
        this.limits = limits;
    }

    @Override
    public List<ManifestFile> files(TreePath directory, Findings findings) {
        var files = new ArrayList<ManifestFile>();
        if (tree.at(directory.child("Chart.yaml")) instanceof Entry.File) {
            Walk.refuseChart(directory.child("Chart.yaml"), findings);
            return files;
        }
        var include = glob("include", layout.include(), findings);
        var exclude = glob("exclude", layout.exclude(), findings);
        if (!findings.failed()) {
            var taking = new Taking(directory, include, exclude, files, findings);
            walk(directory, rules.patternsAbove(tree, directory), taking);
        }
        return files;
    }

    /// What a walk carries along.
    private record Taking(
            TreePath root,
            Optional<FileGlob> include,
            Optional<FileGlob> exclude,
            List<ManifestFile> files,
            Findings findings) {

        boolean wants(TreePath path) {
            var below =
                    root.isRoot() ? path.text() : path.text().substring(root.text().length() + 1);
            return exclude.filter(glob -> glob.matches(below)).isEmpty()
                    && include.map(glob -> glob.matches(below)).orElse(true);
        }
    }

    private void walk(TreePath directory, List<IgnorePattern> above, Taking taking) {
        if (!(tree.at(directory) instanceof Entry.Directory here)) {
            return;
        }
        var patterns = new ArrayList<>(above);
        patterns.addAll(rules.patternsIn(tree, directory));
        var inForce = rules.inForce(patterns);
        for (var name : here.names().stream().sorted().toList()) {
            if (++entries > limits.entries()) {
                taking.findings()
                        .error(
                                "TooManyFiles",
                                new Position(directory.text(), 0, 0),
                                "the directory holds more than %d entries"
                                        .formatted(limits.entries()),
                                "divide it into several deliveries");
                return;
            }
            var path = directory.child(name);
            switch (tree.at(path)) {
                case Entry.Directory _ -> {
                    if (layout.recurse()) {
                        walk(path, patterns, taking);
                    }
                }
                case Entry.Submodule _ -> submodule(path, taking.findings());
                case Entry.File _, Entry.Symlink _ -> {
                    if (isManifest(name) && !SourceRules.leavesOut(path, inForce)) {
                        take(path, taking);
                    }
                }
                case Entry.Absent _ -> {}
            }
        }
    }

    private void take(TreePath path, Taking taking) {
        if (!taking.wants(path)) {
            return;
        }
        if (path.name().endsWith(".jsonnet")) {
            taking.findings()
                    .error(
                            "JsonnetNotSupported",
                            Position.startOf(path.text()),
                            "Jsonnet is not supported",
                            "exclude the file, or commit what it evaluates to");
            return;
        }
        switch (new LinkFollower(tree).resolve(path)) {
            case Resolution.Found(_, Entry.File file) ->
                    taking.files().add(new ManifestFile(path, file));
            case Resolution.Found(var real, _) ->
                    taking.findings()
                            .warning(
                                    "SymlinkLeftOut",
                                    new Position(path.text(), 0, 0),
                                    "the link leads to " + real + ", which is no file",
                                    "remove the link, or what it leads to");
            case Resolution.Refused(var problem) -> taking.findings().addAll(List.of(problem));
        }
    }

    private void submodule(TreePath path, Findings findings) {
        if (layout.recurse()) {
            findings.error(
                    "SubmoduleNotSupported",
                    new Position(path.text(), 0, 0),
                    "the submodule is not fetched, so its manifests are missing",
                    "deliver it from a source of its own, and exclude it here");
        }
    }

    private static boolean isManifest(String name) {
        return name.endsWith(".yaml")
                || name.endsWith(".yml")
                || name.endsWith(".json")
                || name.endsWith(".jsonnet");
    }

    private static Optional<FileGlob> glob(String field, String glob, Findings findings) {
        if (glob.isEmpty()) {
            return Optional.empty();
        }
        var parsed = FileGlob.parse(glob);
        if (parsed.isEmpty()) {
            findings.error(
                    "InvalidGlob",
                    null,
                    "spec.source.directory.%s is no valid glob: %s".formatted(field, glob),
                    "close every bracket and brace, with at most 1000 alternatives");
        }
        return parsed;
    }
}
